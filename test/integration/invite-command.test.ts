import { writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readEnvironment } from '../../src/config/env.js'
import { backup, restore } from '../../src/operator/backup.js'
import { doctor } from '../../src/operator/doctor.js'
import { explain } from '../../src/operator/explain.js'
import { invite } from '../../src/operator/invite.js'
import type { InviteOptions } from '../../src/operator/invite-mode.js'
import { testFolder } from '../support/folders.js'
import { testKeysLine } from '../support/keys.js'
import { type Office, openOffice } from '../support/office.js'
import { testDatabase } from '../support/stores.js'

const folder = await testFolder()
let office: Office
let telegram: Server | undefined

beforeEach(async () => {
  office = await openOffice()
})
afterEach(async () => {
  telegram?.close()
  telegram = undefined
  await office.close()
})

const environment = (more: Record<string, string> = {}, uri = office.uri) =>
  readEnvironment({
    MONGODB_URI: uri,
    // Not used by these commands; with both stores given, none is embedded.
    REDIS_URL: 'redis://127.0.0.1:1',
    PERSONAL_DATA_KEYS: testKeysLine,
    DATA_DIR: folder,
    ...more,
  })

/** Runs the command as the command line does: its status, and what it printed. */
async function run(options: InviteOptions, more?: Record<string, string>) {
  const lines: string[] = []
  try {
    const status = await invite(environment(more), options, (line) => lines.push(line))
    return { status, out: lines.join('\n'), err: '' }
  } catch (error) {
    const { status, lines: err } = explain(error)
    return { status, out: lines.join('\n'), err: err.join('\n') }
  }
}

/** A Bot API that knows the bot's name. */
async function telegramCalled(username: string): Promise<Record<string, string>> {
  const body = JSON.stringify({ ok: true, result: { id: 1, is_bot: true, username } })
  telegram = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(body)
  })
  await new Promise<void>((resolve) => telegram?.listen(0, '127.0.0.1', resolve))
  const address = telegram.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { TELEGRAM_BOT_TOKEN: '1:abc', TELEGRAM_API_ROOT: `http://127.0.0.1:${port}` }
}

async function listOf(rows: (string | number | null)[][]): Promise<string> {
  const file = join(folder, 'people.xlsx')
  await writeFile(
    file,
    await writeXlsx({ sheets: [{ name: 's', rows: [['姓名', '角色', '单位', '区域'], ...rows] }] }),
  )
  return file
}
const codeIn = (out: string): string => /inv_([A-Za-z0-9]+)/.exec(out)?.[1] ?? ''
const HANDLER = { role: 'handler', unit: 'huoqiu-land', name: 'Wang Fang' }

describe('petition-desk invite', () => {
  test('prints a link by which one person joins once', async () => {
    const made = await run(HANDLER, await telegramCalled('luan_bot'))
    expect(made).toMatchObject({ status: 0, err: '' })
    expect(made.out).toMatch(/^https:\/\/t\.me\/luan_bot\?start=inv_[A-Za-z0-9]{16,60}$/m)
    expect(made.out).toMatch(/until \d{4}-\d\d-\d\d \d\d:\d\d/)
    // The command's clock is the machine's.
    office.pass((Date.now() - office.clock.now().getTime()) / 86_400_000)
    expect(await office.people.join('a', codeIn(made.out))).toMatchObject({ kind: 'joined' })
  })

  test('without Telegram prints what to type and says why there is no link', async () => {
    const sandbox = await run(HANDLER)
    expect(sandbox.out).toMatch(/^\/start inv_[A-Za-z0-9]+$/m)
    expect(sandbox.out).toContain('sandbox')
    const away = { TELEGRAM_BOT_TOKEN: '1:abc', TELEGRAM_API_ROOT: 'http://127.0.0.1:1' }
    const offline = await run(HANDLER, away)
    expect(offline.status).toBe(0)
    expect(offline.out).toMatch(/^\/start inv_/m)
    expect(offline.out).toContain('Telegram was not reached')
  })

  test('mistakes are one line each with status 2, and nothing is written', async () => {
    const mistakes: [InviteOptions, string][] = [
      [{}, 'say what to do'],
      [{ ...HANDLER, role: 'cook' }, 'cook'],
      [{ ...HANDLER, unit: 'nowhere' }, 'nowhere'],
      [{ ...HANDLER, unit: 'huoqiu-land', role: 'registrar' }, 'petition offices only'],
      [{ ...HANDLER, region: '1' }, 'no region 1'],
      [{ revoke: 'nothing' }, 'no invitation'],
      [{ leave: 'nobody' }, 'no member'],
      [{ confirm: 'nobody' }, 'no member'],
      [{ from: join(folder, 'nowhere.xlsx') }, 'ENOENT'],
    ]
    for (const [options, words] of mistakes) {
      const ended = await run(options)
      expect(ended).toMatchObject({ status: 2, out: '' })
      expect(ended.err).toContain(words)
      expect(ended.err.split('\n')).toHaveLength(1)
    }
    expect(await office.invitations.model.countDocuments()).toBe(0)
  })

  test('a list is invited once: bad rows are named, a dry run changes nothing, a second run neither', async () => {
    const file = await listOf([
      ['张三', '承办人', '霍邱县国土资源局', null],
      ['李四', '督查员', 'luan-petition', 341522],
      ['王五', '厨师', 'luan-petition', null],
      ['张三', '承办人', 'huoqiu-land', null],
    ])
    const dry = await run({ from: file, dryRun: true })
    expect(dry.status).toBe(1)
    expect(dry.out).toContain('2 to be invited, 1 left as they are, 1 bad rows.')
    expect(dry.out).not.toContain('inv_')
    expect(await office.invitations.model.countDocuments()).toBe(0)

    const first = await run({ from: file }, await telegramCalled('luan_bot'))
    expect(first.status).toBe(1)
    expect(first.out).toMatch(/^row 2 +invited +张三 +handler +huoqiu-land +https:\/\/t\.me\/luan_bot/m)
    expect(first.out).toMatch(/^row 3 +invited .*luan-petition \(341522\)/m)
    expect(first.out).toMatch(/^row 4 +bad +王五.*厨师/m)
    expect(first.out).toMatch(/^row 5 +as it is +张三.*row 2/m)
    const again = await run({ from: file })
    expect(again.out).toContain('0 invited, 3 left as they are, 1 bad rows.')
    expect(await office.invitations.model.countDocuments()).toBe(2)
  })

  test('five hundred people get five hundred links', async () => {
    const file = await listOf(
      Array.from({ length: 500 }, (_, index) => [`人${index}`, '承办人', 'huoqiu-land', null]),
    )
    const { status, out } = await run({ from: file })
    expect(status).toBe(0)
    expect(new Set(out.match(/inv_\w+/g)).size).toBe(500)
    expect((await run({ from: file })).out).toContain('0 invited, 500 left as they are')
  }, 60_000)

  test('lists who is in and who is not, revokes, confirms, and lets people go', async () => {
    office.pass((Date.now() - office.clock.now().getTime()) / 86_400_000)
    expect((await run({ list: true })).out).toContain('Nobody')
    const member = await office.official('张三', 'handler', 'huoqiu-land')
    const colleague = await office.official('李四', 'handler', 'huoqiu-land')
    const admin = await office.official('管', 'admin', 'luan-petition')
    const waiting = await office.people.join(
      'w',
      await office.invited('赵六', [{ role: 'handler', unit: 'yuan-land' }], admin),
    )
    await office.invited('王五', [{ role: 'handler', unit: 'huoqiu-land' }])
    const listed = await run({ list: true })
    expect(listed.out).toMatch(
      new RegExp(`^in +张三 +handler +huoqiu-land +since .* +member ${member.id}$`, 'm'),
    )
    expect(listed.out).toMatch(/^waiting +赵六 +handler +yuan-land/m)
    const id = /^invited +王五 .* invitation (\S+)$/m.exec(listed.out)?.[1] ?? ''
    expect(await run({ revoke: id })).toMatchObject({ status: 0 })
    expect((await run({ list: true })).out).not.toContain('王五')

    const waits = waiting.kind === 'waiting' ? waiting.member.id : ''
    expect((await run({ confirm: waits })).out).toBe('Confirmed.')
    expect((await run({ confirm: waits })).out).toContain('Nothing waits')
    expect(await run({ leave: member.id, successor: waits })).toMatchObject({ status: 2 })
    const left = await run({ leave: member.id, successor: colleague.id })
    expect(left).toMatchObject({ status: 0 })
    expect(left.out).toContain('goes on with 李四')
    expect(await office.members.get(member.id)).toMatchObject({ state: 'left', successor: colleague.id })
  })
})

describe('the other commands', () => {
  test('the doctor names units that nobody works for, and a blocked bot counts as nobody', async () => {
    const finding = async () =>
      (await doctor(environment())).find(({ what }) => /units have nobody|every unit/.test(what))
    expect(await finding()).toMatchObject({ level: 'warn', what: expect.stringContaining('huoqiu-land') })
    for (const { id, kind } of office.pack.units) {
      const account = await office.accounts.ofAddress(id, 'zh-CN')
      const role = kind === 'organ' ? 'handler' : 'registrar'
      await office.people.join(account.id, await office.invited(id, [{ role, unit: id }]))
    }
    expect(await finding()).toMatchObject({ level: 'ok' })
    const blocked = await office.accounts.find('huoqiu-land')
    await office.accounts.setReachable(blocked?.id ?? '', false)
    const all = office.pack.units.length
    const what = `1 of ${all} units have nobody who is reached: huoqiu-land`
    expect(await finding()).toMatchObject({ level: 'warn', what, advice: expect.stringContaining('invite') })
  })

  test('a backup brings members, invitations and looks back', async () => {
    await doctor(environment())
    const member = await office.official('张三', 'handler', 'huoqiu-land')
    const code = await office.invited('李四', [{ role: 'handler', unit: 'huoqiu-land' }])
    await office.looks.add({ member: member.id, unit: 'huoqiu-land', petition: 'case-1', what: 'person' })
    const { file } = await backup(environment(), folder, office.clock)
    const uri = testDatabase()
    const { survey } = await restore(environment({}, uri), file, office.clock)
    expect(survey.end.collections).toMatchObject({
      members: { count: 1 },
      invitations: { count: 2 },
      looks: { count: 1 },
    })
    const again = await openOffice({ uri })
    expect(await again.members.get(member.id)).toEqual(member)
    expect(await again.looks.ofPetition('case-1')).toEqual(await office.looks.ofPetition('case-1'))
    expect(await again.people.join('a', code)).toMatchObject({ kind: 'joined' })
    await again.close()
  })
})
