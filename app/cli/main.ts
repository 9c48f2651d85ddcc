import path from 'node:path'
import { wordsOfTrouble } from '#app/server/trouble.ts'
import { COMMANDS } from './commands.ts'
import { failed, say, unusable } from './say.ts'

const [name = '', ...rest] = process.argv.slice(2)
process.exitCode = await runCommand()

async function runCommand(): Promise<number> {
  if (name === '' || name === '--help' || name === '-h' || name === 'help') return say(help())
  const command = COMMANDS.find((one) => one.name === name)
  if (!command)
    return unusable(
      `There is no command "${name}". The commands are: ${COMMANDS.map((one) => one.name).join(', ')}.`,
    )
  try {
    const { run } = await command.load()
    return await run(rest)
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    if (code?.startsWith('ERR_PARSE_ARGS'))
      return unusable(`${message.split('. ')[0]}. ${name} --help shows how.`)
    const dataFolder = path.resolve(process.env.LINKWRIGHT_DATA ?? 'data')
    return failed(wordsOfTrouble(error, { dataFolder }) ?? message)
  }
}

function help(): string {
  const list = COMMANDS.map((one) => `  ${one.name.padEnd(13)} ${one.summary}`).join('\n')
  return `linkwright <command> [arguments]\n\n${list}\n\n<command> --help says more.`
}
