/**
 * A command takes its arguments and answers its exit status: 0 done (whatever was found), 1 could not be done,
 * 2 unusable arguments. Results go to standard output, all else to standard error.
 */
export type Run = (args: string[]) => Promise<number>

type Command = { name: string; summary: string; load: () => Promise<{ run: Run }> }

/** Every command, in the order in which help shows them. */
export const COMMANDS: Command[] = []
