#!/usr/bin/env node
import { Command } from 'commander'
import { main } from './main.js'

/** Status of a call that can't be understood, as for every mistake in what is given. */
const USAGE = 2

const program = new Command('petition-desk')
  .description('Chat-bot intake and notification service for citizen petitions. Settings come from the environment; see .env.example.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : USAGE))

program
  .command('start', { isDefault: false })
  .description('run the service; without TELEGRAM_BOT_TOKEN as a sandbox with a page to try it')
  .action(async () => {
    process.exitCode = await main(process.env)
  })

await program.parseAsync()
