import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testFolder } from '../support/folders.js'
import { officePack } from '../support/office-pack.js'
import {
  cli,
  dataFolder,
  type Ended,
  freePort,
  type ServiceProcess,
  startService,
} from '../support/service.js'

/** One line for the operator, and no stack. */
function oneLine({ err }: Ended): string {
  const lines = err.trim().split('\n')
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

describe('the command line', () => {
  test('--help names every command and ends with 0; each command has help of its own', async () => {
    const help = await cli(['--help'])
    expect(help).toMatchObject({ status: 0, err: '' })
    const commands = ['start', 'backup', 'restore', 'export', 'import', 'indexes', 'doctor', 'check-pack']
    for (const command of commands) expect(help.out).toContain(command)
    const each = await Promise.all(commands.map((command) => cli([command, '--help'])))
    for (const { status } of each) expect(status).toBe(0)
  }, 60_000)

  test('what it does not know ends with 2', async () => {
    const [command, option, missing] = await Promise.all([
      cli(['no-such-command']),
      cli(['backup', '--strange']),
      cli(['restore']),
    ])
    for (const ended of [command, option, missing]) expect(ended.status).toBe(2)
    expect(command.err).toContain('no-such-command')
  }, 60_000)

  test('every mistake of the environment is listed at once, with status 2 and without secrets', async () => {
    const { status, err } = await cli(['start'], {
      PORT: '99999',
      TELEGRAM_BOT_TOKEN: 'my secret token',
      MONGODB_URI: 'mysql://password@host',
      LOG_LEVEL: 'loud',
      ROLES: 'bot,cook',
      TELEGRAM_WEBHOOK_URL: 'http://example.org',
    })
    expect(status).toBe(2)
    const named = [
      'PORT',
      'TELEGRAM_BOT_TOKEN',
      'MONGODB_URI',
      'LOG_LEVEL',
      'ROLES',
      'TELEGRAM_WEBHOOK_SECRET',
    ]
    for (const name of named) expect(err).toMatch(new RegExp(`^petition-desk: ${name}: `, 'm'))
    expect(err).not.toMatch(/my secret|password/)
  }, 60_000)

  test('check-pack refuses the demo for production, naming all that is missing, and takes it as a demo', async () => {
    const office = await officePack()
    const [production, demo, own, nowhere] = await Promise.all([
      cli(['check-pack', 'demo']),
      cli(['check-pack', 'demo', '--demo']),
      cli(['check-pack', office]),
      cli(['check-pack', join(office, 'nowhere')]),
    ])
    expect(production.status).toBe(2)
    for (const field of ['legalName', 'address', 'phone', 'hours', 'page'])
      expect(production.err).toMatch(new RegExp(`office\\.operator\\.${field}.*missing`))
    expect(production.err).toContain('a demo must not serve an office')
    expect(production.err).toContain('dutyPhone')
    expect(demo).toMatchObject({ status: 0, err: '' })
    expect(demo.out).toContain('is well')
    expect(own).toMatchObject({ status: 0, err: '' })
    expect(nowhere.status).toBe(2)
  }, 60_000)

  test('a data folder that cannot be written is one line and status 1', async () => {
    const file = join(await testFolder(), 'file')
    await writeFile(file, '')
    const ended = await cli(['start'], { DATA_DIR: join(file, 'data'), PORT: '0', LOG_LEVEL: 'silent' })
    expect(ended.status).toBe(1)
    expect(oneLine(ended)).toContain(join(file, 'data'))
  }, 60_000)

  test('a document store that is not there is one line and status 1', async () => {
    const { testKeysLine } = await import('../support/keys.js')
    const ended = await cli(['doctor'], {
      MONGODB_URI: `mongodb://127.0.0.1:${await freePort()}/x`,
      PERSONAL_DATA_KEYS: testKeysLine,
      REDIS_URL: 'redis://127.0.0.1:1',
    })
    expect(ended.status).toBe(1)
    expect(oneLine(ended)).toContain('MONGODB_URI')
  }, 60_000)
})

describe('a sandbox on one box', () => {
  let service: ServiceProcess
  let env: Record<string, string>
  let folder: string

  beforeAll(async () => {
    folder = await testFolder()
    env = { DATA_DIR: await dataFolder(), LOG_LEVEL: 'warn' }
    service = await startService(env)
  }, 90_000)

  afterAll(async () => {
    await service.stop()
  })

  test('says where the page is, what is embedded, where data and key lie, and how to go to production', async () => {
    for (const words of [
      service.url,
      'document engine, queue store',
      env.DATA_DIR,
      'personal-data.keys',
      'README',
    ])
      expect(service.logs()).toContain(words)
    expect(service.logs()).toMatch(/without it no backup can be read/)
    expect(await service.get('/')).toMatchObject({ status: 200 })
    expect(await service.get('/readyz')).toMatchObject({ status: 200 })
  })

  test('a second one on the same data is refused in one line with status 1, and the first goes on', async () => {
    const second = await cli(['start'], { ...env, PORT: '0' })
    expect(second.status).toBe(1)
    expect(oneLine(second)).toContain('Another process is using the data')
    expect(await service.get('/readyz')).toMatchObject({ status: 200 })
  }, 60_000)

  test('the doctor warns until a backup was made; backup works beside the running service', async () => {
    const before = await cli(['doctor'], env)
    expect(before.status).toBe(0)
    expect(before.out).toMatch(/^warn +no backup was ever made/m)
    const made = await cli(['backup', '--to', folder], env)
    expect(made).toMatchObject({ status: 0 })
    expect(made.out).toContain('Without the key')
    expect((await readdir(folder)).filter((name) => name.endsWith('.backup'))).toHaveLength(1)
    const after = await cli(['doctor'], env)
    expect(after.out).not.toContain('no backup was ever made')
    expect(after.out).toMatch(/^ok +last backup/m)
    expect(after.out).toMatch(/^ok +no notice waits longer than it may/m)
    const again = await cli(['doctor', '--replay'], env)
    expect(again.out).toMatch(/^0 notices are tried again/m)
    expect(await service.get('/readyz')).toMatchObject({ status: 200 })
  }, 90_000)

  test('Ctrl-C ends it within five seconds with status 0, and it starts again on the same data', async () => {
    const from = Date.now()
    expect(await service.stop()).toBe(0)
    expect(Date.now() - from).toBeLessThan(5_500)
    await service.restart()
    expect(service.logs().match(/was made just now/g)).toHaveLength(1)
  }, 90_000)

  test('a busy port is one line and status 1, and the data is not locked afterwards', async () => {
    await service.stop()
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(Number(service.env.PORT), '127.0.0.1', resolve))
    const ended = await cli(['start'], { ...env, PORT: String(service.env.PORT), LOG_LEVEL: 'silent' })
    await new Promise((resolve) => holder.close(resolve))
    expect(ended.status).toBe(1)
    expect(oneLine(ended)).toContain(String(service.env.PORT))
    await service.restart()
    expect(await service.get('/readyz')).toMatchObject({ status: 200 })
  }, 120_000)

  test('a backup is restored into an empty folder with the key; without the key nothing is written', async () => {
    const [name = ''] = (await readdir(folder)).filter((file) => file.endsWith('.backup'))
    const empty = join(folder, 'empty')
    await mkdir(empty)
    const missing = await cli(['restore', join(folder, name)], { DATA_DIR: empty })
    expect(missing.status).toBe(1)
    expect(oneLine(missing)).toContain('key file')
    const { copyFile } = await import('node:fs/promises')
    await copyFile(join(env.DATA_DIR ?? '', 'personal-data.keys'), join(empty, 'personal-data.keys'))
    const restored = await cli(['restore', join(folder, name)], { DATA_DIR: empty })
    expect(restored).toMatchObject({ status: 0 })
    expect(restored.out).toContain('settings')
    const again = await cli(['restore', join(folder, name)], { DATA_DIR: empty })
    expect(again.status).toBe(1)
    expect(oneLine(again)).toContain('already holds')
  }, 120_000)
})
