import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { loadTexts } from '../../src/config/texts.js'
import { InviteError, type InviteOptions, modeOf } from '../../src/operator/invite-mode.js'
import { type Known, planInvitations, roleNamed } from '../../src/operator/invite-plan.js'
import { peopleOf, readPeople } from '../../src/operator/people-sheet.js'
import { SheetError } from '../../src/operator/sheet.js'
import { table } from '../../src/operator/table.js'
import { codeOfPayload, invitePayload, newInviteCode } from '../../src/people/invite-code.js'
import { demoPack } from '../support/demo-pack.js'
import { testFolder } from '../support/folders.js'

const pack = demoPack
const texts = loadTexts()
const folder = await testFolder()

type Cells = (string | number | null)[][]
async function sheet(name: string, rows: Cells): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, await writeXlsx({ sheets: [{ name: '人员', rows }] }))
  return file
}
async function plan(rows: Cells, known: readonly Known[] = []) {
  return planInvitations(await readPeople(await sheet('plan.xlsx', rows)), { pack, texts, known })
}
const TITLES = ['姓名', '角色', '单位', '区域']

describe('a list of people', () => {
  test('is read with Chinese or English titles in any order, empty rows left out, rows as Excel counts them', async () => {
    const file = await sheet('list.xlsx', [
      [null, null, null],
      ['单位', '备注', '姓名', '角色'],
      [],
      ['霍邱县国土资源局', 'x', ' 张 三 ', '承办人'],
      [null, 'only a remark', null, null],
      ['huoqiu-land', null, 'Wang  Fang', 'Unit lead'],
    ])
    expect(await readPeople(file)).toEqual([
      { row: 4, name: '张 三', role: '承办人', unit: '霍邱县国土资源局', region: '' },
      { row: 6, name: 'Wang  Fang', role: 'Unit lead', unit: 'huoqiu-land', region: '' },
    ])
    const csv = join(folder, 'list.csv')
    await writeFile(csv, '\ufeffName,Role,Unit,Region\n"Li, Si",handler,huoqiu-land,341522\n')
    expect(await readPeople(csv)).toEqual([
      { row: 2, name: 'Li, Si', role: 'handler', unit: 'huoqiu-land', region: '341522' },
    ])
  })

  test('that is empty, has no such columns, nobody in it or too many, or is no list is refused in one line', async () => {
    const other = join(folder, 'other.xlsx')
    await writeFile(other, 'not a spreadsheet')
    const gbk = join(folder, 'gbk.csv')
    await writeFile(gbk, Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0x0a]))
    const refused: [string, string][] = [
      [await sheet('empty.xlsx', []), 'is empty'],
      [await sheet('titles.xlsx', [TITLES]), 'has nobody in it'],
      [
        await sheet('columns.xlsx', [
          ['姓名', '电话'],
          ['张三', '1'],
        ]),
        'missing: role or 角色, unit or 单位',
      ],
      [other, "can't be read"],
      [gbk, 'UTF-8'],
      [join(folder, 'nowhere.xlsx'), 'ENOENT'],
    ]
    for (const [file, words] of refused) {
      await expect(readPeople(file)).rejects.toThrow(SheetError)
      await expect(readPeople(file)).rejects.toThrow(words)
    }
    const many = Array.from({ length: 5001 }, (_, index) => [`n${index}`, 'handler', 'huoqiu-land'])
    expect(() => peopleOf([['name', 'role', 'unit'], ...many], 'x')).toThrow('at most 5000')
  })

  test('takes a division code that Excel keeps as a number, and roles and units by any of their names', async () => {
    const rows = await plan([
      TITLES,
      ['张三', '督查员', '六安市信访局', 341522],
      ['李四', 'unit-lead', "Lu'an Land and Resources Bureau", null],
      ['王五', ' 值班安排员 ', 'luan-petition', ''],
    ])
    expect(rows).toEqual([
      {
        row: 2,
        name: '张三',
        kind: 'invite',
        grant: { role: 'supervisor', unit: 'luan-petition', region: '341522' },
      },
      { row: 3, name: '李四', kind: 'invite', grant: { role: 'unit-lead', unit: 'luan-land' } },
      { row: 4, name: '王五', kind: 'invite', grant: { role: 'roster-manager', unit: 'luan-petition' } },
    ])
  })

  test('names each bad row with its reason and goes on with the others', async () => {
    const rows = await plan([
      TITLES,
      ['', '承办人', 'huoqiu-land', null],
      ['张三', '厨师', 'huoqiu-land', null],
      ['张三', '承办人', '国土局', null],
      ['张三', '登记员', 'huoqiu-land', null],
      ['张三', '承办人', 'huoqiu-land', 12],
      ['李四', '承办人', 'huoqiu-land', null],
    ])
    expect(rows.map(({ kind }) => kind)).toEqual(['bad', 'bad', 'bad', 'bad', 'bad', 'invite'])
    const why = rows.map((row) => (row.kind === 'bad' ? row.why : ''))
    expect(why[0]).toContain('name')
    expect(why[1]).toContain('厨师')
    expect(why[2]).toContain('国土局')
    expect(why[3]).toContain('registrar')
    expect(why[4]).toContain('12')
  })

  test('invites nobody twice: not the same row again, nor who is in or invited, however the name is spaced', async () => {
    const known: Known[] = [
      { name: 'Wang Fang', grants: [{ role: 'handler', unit: 'huoqiu-land' }], how: 'is in' },
    ]
    const rows = await plan(
      [
        TITLES,
        ['张三', '承办人', 'huoqiu-land', null],
        ['张三', 'handler', '霍邱县国土资源局', null],
        ['张三', '承办人', 'huoqiu-land', 341522],
        ['wang  fang', '承办人', 'huoqiu-land', null],
        ['Wang Fang', '负责人', 'huoqiu-land', null],
      ],
      known,
    )
    expect(rows.map((row) => (row.kind === 'invite' ? row.kind : row.why))).toEqual([
      'invite',
      'the same as row 2',
      'row 2 has the same person, role and unit with another region',
      'is in already',
      'invite',
    ])
  })

  test('of five hundred rows is decided row by row', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => [`人${index}`, '承办人', 'huoqiu-land', null])
    const planned = await plan([TITLES, ...rows])
    expect(planned.filter(({ kind }) => kind === 'invite')).toHaveLength(500)
    expect(planned.at(-1)).toMatchObject({ row: 501 })
  })

  test.each(['登记员', '承办人', '负责人', '督查员', '领导', '值班员', '值班安排员', '统计员', '管理员'])(
    'knows the role %s',
    (name) => expect(roleNamed(name, texts)).toBeDefined(),
  )
})

describe('the options of invite', () => {
  test.each<[InviteOptions, string]>([
    [{}, 'say what to do'],
    [{ role: 'handler' }, '--unit is missing\n--name is missing'],
    [{ list: true, from: 'x' }, '--from and --list'],
    [{ list: true, region: '1' }, '--list and --role'],
    [{ dryRun: true, list: true }, '--dry-run'],
    [{ successor: 'x', revoke: 'y' }, '--successor'],
  ])('%o are refused', (options, words) => {
    expect(() => modeOf(options)).toThrow(InviteError)
    expect(() => modeOf(options)).toThrow(words)
  })

  test('ask for one thing', () => {
    const one = { role: 'handler', unit: 'u', name: 'n' }
    expect(modeOf(one)).toEqual({ kind: 'one', ...one })
    expect(modeOf({ from: 'x', dryRun: true })).toEqual({ kind: 'many', file: 'x', dryRun: true })
    expect(modeOf({ leave: 'a', successor: 'b' })).toEqual({ kind: 'leave', id: 'a', successor: 'b' })
  })
})

test('a code fits into a start link and is read back; nothing else is taken for one', () => {
  const codes = Array.from({ length: 200 }, newInviteCode)
  expect(new Set(codes).size).toBe(200)
  for (const code of codes) {
    expect(invitePayload(code)).toMatch(/^[A-Za-z0-9_-]{20,64}$/)
    expect(codeOfPayload(invitePayload(code))).toBe(code)
  }
  for (const other of [
    '',
    'inv_',
    'inv_short',
    `inv_${'a'.repeat(61)}`,
    'xinv_AAAABBBBCCCCDDDD',
    'inv_AAAA-BBBB-CCCC-DDDD',
  ]) {
    expect(codeOfPayload(other)).toBeUndefined()
  }
})

test('a table lines up Chinese and Latin text', () => {
  expect(
    table([
      ['张三', 'x'],
      ['Li', 'y', 'z'],
    ]),
  ).toEqual(['张三  x', 'Li    y  z'])
})
