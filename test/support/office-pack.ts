import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoPackFolder } from '../../src/config/pack.js'
import { testFolder } from './folders.js'

const OPERATOR = `office:
  operator:
    legalName: { zh-CN: 测试市信访局, en: Testing City Petition Office }
    address: { zh-CN: 测试市一号路1号, en: "1 First Road, Testing City" }
    phone: "0564-3300000"
    hours: { zh-CN: 工作日 9:00 至 17:00, en: Working days 9:00 to 17:00 }
    page: https://example.org/petitions
`

/** A pack that production takes: the demo's with an operator, and nothing in it that says demo. */
export async function officePack({
  timeZone = 'Asia/Shanghai',
  profile = '',
}: {
  readonly timeZone?: string
  /** Lines that are added to the profile. */
  readonly profile?: string
} = {}): Promise<string> {
  const folder = join(await testFolder(), 'pack')
  cpSync(demoPackFolder(), folder, { recursive: true })
  rmSync(join(folder, 'people'), { recursive: true })
  rmSync(join(folder, 'texts.yaml'))
  for (const file of readdirSync(folder)) {
    const path = join(folder, file)
    const text = readFileSync(path, 'utf8')
      .replace('demo: true', 'demo: false')
      .replace('id: luan-demo', 'id: testing')
      .replace('timeZone: Asia/Shanghai', `timeZone: ${timeZone}`)
      .replace(/^office:\n/m, OPERATOR)
      .replaceAll(/-555-01(\d\d)/g, '-33001$1')
      .replaceAll(/ ?\(DEMO\)|（演示）|演示地址：/g, '')
      .replaceAll('DEMO address: ', '')
    writeFileSync(path, file === 'profile.yaml' ? text + profile : text)
  }
  return folder
}
