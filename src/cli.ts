#!/usr/bin/env node
import { Command } from 'commander'
import type { Environment } from './config/env.js'
import { explain } from './operator/explain.js'
import type { IndexOptions } from './operator/indexes.js'
import type { InviteOptions } from './operator/invite-mode.js'
import type { GenerateOptions } from './operator/roster.js'
import type { DatesOptions, NewDate } from './operator/roster-dates.js'
import type { ReturnsOptions } from './operator/roster-returns.js'
import type { PlanOptions } from './operator/roster-windows.js'

/** Status of a call that can't be understood, as for every mistake in what is given. */
const USAGE = 2

const program = new Command('petition-desk')
  .description(
    'Chat-bot intake and notification service for citizen petitions.\nSettings come from the environment; .env.example explains each.',
  )
  // A command and one below it may each have an option of one name.
  .enablePositionalOptions()
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : USAGE))

program
  .command('start')
  .description('run the service; without TELEGRAM_BOT_TOKEN as a sandbox with a page to try it on')
  .action(async () => {
    await run(async () => (await import('./main.js')).main(process.env))
    // Everything is closed; a timer that is still set somewhere must not keep the operator waiting.
    process.exit()
  })

program
  .command('backup')
  .description('write all documents into one file, while the service runs or not; the key is not in it')
  .option('--to <folder>', 'where to', './backups')
  .action(({ to }: { to: string }) =>
    runMoving(async ({ environment, signal, words }) => {
      const { backup } = await import('./operator/backup.js')
      const { systemClock } = await import('./time/clock.js')
      const { file, end } = await backup(environment, to, systemClock(), signal)
      return [...words.written(file, end), ...words.keysOf(environment, end)]
    }),
  )

program
  .command('restore')
  .description('fill an empty store from a backup; stop the service first and put the key in place')
  .argument('<file>', 'a file that backup wrote')
  .action((file: string) =>
    runMoving(async ({ environment, signal, words }) => {
      const { restore } = await import('./operator/backup.js')
      const { systemClock } = await import('./time/clock.js')
      const filled = await restore(environment, file, systemClock(), signal)
      return [...words.filled(filled), 'Restored. Case numbers go on 1,000 above the last one in the backup.']
    }),
  )

program
  .command('export')
  .description('write the whole store into one file, to move it to MongoDB or back; stop the service first')
  .argument('<file>', 'a file that is not there yet')
  .action((file: string) =>
    runMoving(async ({ environment, signal, words }) => {
      const { exportStore } = await import('./operator/move.js')
      const { end, strange } = await exportStore(environment, file, signal)
      return [...words.written(file, end), ...words.keysOf(environment, end), ...words.leftOut(strange)]
    }),
  )

program
  .command('import')
  .description('fill an empty store from a file that export wrote, and compare; put the key in place first')
  .argument('<file>', 'a file that export wrote')
  .action((file: string) =>
    runMoving(async ({ environment, signal, words }) => {
      const { importStore } = await import('./operator/move.js')
      const filled = await importStore(environment, file, signal)
      return [...words.filled(filled), 'Imported: the store gives back what the file holds.']
    }),
  )

program
  .command('indexes')
  .description('build the indexes that are missing in MongoDB; the service itself builds none there')
  .option('--dry-run', 'say what would be done; status 1 if an index is missing')
  .option('--drop-unwanted', 'also drop those that nobody wants, and replace those that differ')
  .action((options: IndexOptions) =>
    run(async () => {
      const { indexes } = await import('./operator/indexes.js')
      const { status, lines } = await indexes(await settings(), options)
      for (const line of lines) console.log(line)
      return status
    }),
  )

program
  .command('doctor')
  .description('look the installation over and say what to do; status 1 if something needs somebody now')
  .option('--replay', 'first try every notice again that could not be delivered')
  .action(({ replay }: { replay?: true }) =>
    run(async () => {
      const { doctor, replayUndelivered } = await import('./operator/doctor.js')
      if (replay) console.log(`${await replayUndelivered(await settings())} notices are tried again`)
      const findings = await doctor(await settings())
      for (const { level, what, advice } of findings) {
        console.log(`${level.padEnd(5)}${what}${advice === undefined ? '' : `. ${advice}`}`)
      }
      return findings.some(({ level }) => level === 'fail') ? 1 : 0
    }),
  )

program
  .command('invite')
  .description('make one-time links by which officials join; see who has, and end memberships')
  .option('--role <role>', 'invite one person: registrar, handler, unit-lead, supervisor, leader, …')
  .option('--unit <unit>', 'the id of the unit, or its full name')
  .option('--name <name>', 'who is meant')
  .option('--region <code>', 'narrows the role to a region of the unit')
  .option('--from <file>', 'invite everybody in a list (.xlsx or .csv): name, role, unit, region')
  .option('--dry-run', 'with --from: say what would happen and change nothing')
  .option('--list', 'who has not joined, and who is in')
  .option('--confirm <member>', 'let in somebody who waits')
  .option('--revoke <invitation>', 'call an invitation back')
  .option('--leave <member>', 'end a membership at once')
  .option('--successor <member>', 'with --leave: who goes on')
  .action((options: InviteOptions) =>
    run(async () => {
      const { invite } = await import('./operator/invite.js')
      return invite(await settings(), options, (line) => console.log(line))
    }),
  )

program
  .command('check-pack')
  .description('check a jurisdiction pack and list every mistake; status 2 if there is one')
  .argument('[folder]', 'the pack; PACK if not given')
  .option('--demo', 'allow what only a demo may lack')
  .action((folder: string | undefined, { demo = false }: { demo?: boolean }) =>
    run(async () => {
      const { checkPack, loadPack, packFolder } = await import('./config/pack.js')
      const pack = await loadPack(packFolder(folder ?? (await settings()).pack))
      const mistakes = checkPack(pack, { production: !demo })
      for (const mistake of mistakes) console.error(`petition-desk: ${mistake}`)
      if (mistakes.length > 0) return USAGE
      console.log(
        `Pack ${pack.id} version ${pack.version} is well: ${pack.regions.length} regions, ${pack.units.length} units, ${pack.categories.length} categories.`,
      )
      return 0
    }),
  )

const roster = program.command('roster').description('plan the rosters of duty windows')

roster
  .command('generate')
  .description('make a fair roster of a window in a file; status 3 where there can be none. Needs no store')
  .requiredOption('--input <file>', 'window, slots, roles and people (YAML or JSON), see docs/rosters.md')
  .option('--seed <number>', 'the same file and number give the same roster', '1')
  .option('--json', 'for programs: times with their zone')
  .action((options: GenerateOptions) =>
    run(async () => {
      const { loadPack, packFolder } = await import('./config/pack.js')
      const { generateRoster } = await import('./operator/roster.js')
      const pack = await loadPack(packFolder((await settings()).pack))
      const { status, lines } = await generateRoster(options, pack)
      for (const line of lines) console.log(line)
      return status
    }),
  )

const dates = roster
  .command('dates')
  .description('the key dates: statutory holidays, those of the pack, and what the office has set by command')
  .option('--from <day>', 'from this day on; today if not given')
  .option('--to <day>', 'up to this day; a year later if not given')
  .option('--pack', 'without what was set by command; needs no store')
  .action((options: DatesOptions & { readonly pack?: true }) =>
    run(async () => {
      const { listKeyDates, showKeyDates } = await import('./operator/roster-dates.js')
      if (options.pack) {
        const { loadPack, packFolder } = await import('./config/pack.js')
        const { systemClock } = await import('./time/clock.js')
        const { civilDateOf } = await import('./time/civil.js')
        const pack = await loadPack(packFolder((await settings()).pack))
        const today = civilDateOf(systemClock().now(), pack.timeZone)
        for (const line of listKeyDates(options, pack, today)) console.log(line)
      } else for (const line of await showKeyDates(await settings(), options)) console.log(line)
      return 0
    }),
  )

dates
  .command('add')
  .description('set a key date of the office’s own')
  .requiredOption('--id <id>', 'what it is called here')
  .requiredOption('--name-zh <name>', 'its neutral name in Chinese')
  .requiredOption('--name-en <name>', 'the same in English')
  .requiredOption('--level <level>', 'normal or heightened')
  .requiredOption('--units <units>', 'ids of the units that take part, separated by commas')
  .requiredOption('--from <day>', 'the first day: MM-DD every year, or YYYY-MM-DD once')
  .option('--to <day>', 'the last day, in the same manner; the first if not given')
  .action((options: NewDate) =>
    run(async () => {
      const { addKeyDate } = await import('./operator/roster-dates.js')
      console.log(await addKeyDate(await settings(), options))
      return 0
    }),
  )

dates
  .command('remove')
  .description('take a key date of the office’s own away; windows that are planned stay')
  .argument('<id>', 'as roster dates shows it')
  .action((id: string) =>
    run(async () => {
      const { removeKeyDate } = await import('./operator/roster-dates.js')
      await removeKeyDate(await settings(), id)
      return 0
    }),
  )

roster
  .command('plan')
  .description(
    'plan a window of a unit from those who are in it, and keep it; status 3 where it can not be covered',
  )
  .requiredOption('--unit <unit>', 'the id of the unit')
  .requiredOption('--name <name>', 'a neutral name of what is on')
  .requiredOption('--from <day>', 'the first day')
  .requiredOption('--to <day>', 'the last day')
  .option('--level <level>', 'normal or heightened', 'normal')
  .option('--seed <number>', 'another number gives another roster', '1')
  .option('--dry-run', 'show it and keep nothing')
  .action((options: PlanOptions) =>
    run(async () => {
      const { planRoster } = await import('./operator/roster-windows.js')
      const { status, lines } = await planRoster(await settings(), options)
      for (const line of lines) console.log(line)
      return status
    }),
  )

roster
  .command('show')
  .description('the windows that are planned, or one with its shifts')
  .argument('[window]', 'the id of a window')
  .action((window: string | undefined) =>
    run(async () => {
      const { showRoster } = await import('./operator/roster-windows.js')
      for (const line of await showRoster(await settings(), window)) console.log(line)
      return 0
    }),
  )

roster
  .command('publish')
  .description('show a window to its people: each is told what they have and asked to accept it')
  .argument('<window>', 'the id of a window')
  .action((window: string) =>
    run(async () => {
      const { publishRoster } = await import('./operator/roster-windows.js')
      for (const line of await publishRoster(await settings(), window)) console.log(line)
      return 0
    }),
  )

roster
  .command('change')
  .description(
    'give a shift to somebody else of the unit, by the same rules; of a published window both are told',
  )
  .argument('<window>', 'the id of a window')
  .requiredOption('--shift <shift>', 'day, begin and role, such as 2026-02-15-0800-officer')
  .requiredOption('--to <member>', 'the id of a member, or a name that only one has')
  .action((window: string, options: { shift: string; to: string }) =>
    run(async () => {
      const { changeRoster } = await import('./operator/roster-windows.js')
      for (const line of await changeRoster(await settings(), window, options)) console.log(line)
      return 0
    }),
  )

roster
  .command('returns')
  .description('who reported when: the daily returns of heightened windows, as a table or a sheet')
  .option('--from <day>', 'from this day on; 30 days before the last if not given')
  .option('--to <day>', 'up to this day; today if not given')
  .option('--file <file>', 'also written to this file, .xlsx or .csv')
  .action((options: ReturnsOptions) =>
    run(async () => {
      const { rosterReturns } = await import('./operator/roster-returns.js')
      for (const line of await rosterReturns(await settings(), options)) console.log(line)
      return 0
    }),
  )

roster
  .command('drop')
  .description('take a window away that is not published')
  .argument('<window>', 'the id of a window')
  .action((window: string) =>
    run(async () => {
      const { dropRoster } = await import('./operator/roster-windows.js')
      await dropRoster(await settings(), window)
      return 0
    }),
  )

/** The environment, read when a command needs it: `--help` and a quick start load nothing more. */
const settings = async () => (await import('./config/env.js')).readEnvironment(process.env)

/** Runs a command that reads or fills a whole store, and that Ctrl-C ends in an orderly way. */
const runMoving = (
  work: (given: {
    environment: Environment
    signal: AbortSignal
    words: typeof import('./operator/move-words.js')
  }) => Promise<readonly string[]>,
) =>
  run(async () => {
    const environment = await settings()
    const words = await import('./operator/move-words.js')
    const { interruptible } = await import('./operator/terminal.js')
    const lines = await interruptible((signal) => work({ environment, signal, words }))
    for (const line of lines) console.log(line)
    return 0
  })

/** Sets the exit status, whatever happens; an error becomes a line for the operator. */
async function run(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work()
  } catch (error) {
    const { status, lines } = explain(error)
    for (const line of lines) console.error(`petition-desk: ${line}`)
    process.exitCode = status
  }
}

await program.parseAsync()
