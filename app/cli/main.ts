import { COMMANDS } from './commands.ts'

const [name = '', ...rest] = process.argv.slice(2)
const command = COMMANDS.find((one) => one.name === name)

if (!command) {
  const asked = name === '' || name === '--help' || name === 'help'
  const list = COMMANDS.map((one) => `  ${one.name.padEnd(14)} ${one.summary}`).join('\n')
  const text = `linkwright <command> [arguments]\n\n${list}\n\n<command> --help says more.\n`
  if (asked) process.stdout.write(text)
  else
    process.stderr.write(
      `There is no command "${name}". The commands are: ${COMMANDS.map((one) => one.name).join(', ')}.\n`,
    )
  process.exitCode = asked ? 0 : 2
} else {
  const { run } = await command.load()
  process.exitCode = await run(rest)
}
