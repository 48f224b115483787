import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadTexts } from '../../src/config/texts.js'
import { LANGUAGES, type Language } from '../../src/config/texts.types.js'
import { official, type Person, person } from '../support/desk.js'
import { openSite, type Replica, type Site } from '../support/replica.js'

const texts = loadTexts()
let site: Site
let replica: Replica

beforeAll(async () => {
  site = await openSite()
  replica = await site.replica()
})

afterAll(() => site.close())

const all = (who: Person): string =>
  who
    .messages()
    .map(({ text }) => text)
    .join('\n')
const last = (who: Person): string => who.messages().at(-1)?.text ?? ''

describe.each(LANGUAGES)(
  'in %s, from a phone to a served answer, nobody leaves the chat',
  (language: Language) => {
    const phone = language === 'en' ? 'en' : 'zh-hans'
    /** A label as it is written in this language. */
    const say = (key: string) => texts.render(language, { key })
    test('filed, sorted, objected to, sent elsewhere, accepted, extended, answered and opened', async () => {
      const join = (role: Parameters<typeof official>[2], unit: string) =>
        official(site, replica, role, unit, { language: phone })
      const citizen = await person(site, replica, phone)
      const registrar = await join('registrar', 'luan-petition')
      const wrong = await join('handler', 'luan-land')
      const handler = await join('handler', 'yuan-land')
      const lead = await join('unit-lead', 'yuan-land')
      const bureau = (id: string) => site.pack.units.find((unit) => unit.id === id)?.name[language] ?? ''

      // The citizen files it.
      await citizen.command('start')
      await citizen.press(say('button-file'))
      await citizen.press(say('intake-kind-appeal'))
      await citizen.press(say('button-agree'))
      await citizen.text(
        language === 'en'
          ? 'My land was taken for a road in 2024.'
          : '2024年修路占了我家的地，一直没有补偿。',
      )
      site.pass(10_000)
      await replica.settle()
      await citizen.press(say('button-done'))
      await citizen.text(language === 'en' ? 'Please pay what is owed.' : '请发放补偿款。')
      await citizen.text(language === 'en' ? 'Lu’an' : '六安市')
      if (citizen.buttons().includes(say('button-place-whole')))
        await citizen.press(say('button-place-whole'))
      await citizen.press(say('button-skip'))
      await citizen.give({ kind: 'contact', phone: '+8613800000000', name: '王小明', own: true })
      await citizen.press(say('button-submit'))
      await replica.settle()
      const number = /XF-\d{6}-\d{4}-\d{6}-\d/.exec(all(citizen))?.[0] ?? ''
      expect(number).toMatch(/^XF-3415/)
      const stored = () => replica.repositories.petitions.byNumber(number)
      expect(await stored()).toMatchObject({ status: 'registered', owner: 'luan-petition' })

      // The registrar sends it on: three taps.
      await registrar.command('pool')
      await registrar.press(say('button-next'))
      expect(registrar.heard()).toContain(number)
      expect(registrar.heard()).not.toMatch(/13800000000|王小明/)
      await registrar.press(say('button-send-proposed'))
      expect(await stored()).toMatchObject({ status: 'forwarded', owner: 'luan-land' })
      expect(last(citizen)).toContain(bureau('luan-land'))

      // It turns out to lie in a district.
      await wrong.command('case', number)
      await wrong.press(say('button-verb-object'))
      await wrong.text(
        language === 'en'
          ? 'The plot lies in Yu’an District, see the map of 2024.'
          : '地块位于裕安区苏埠镇，不属本单位管辖，附2024年图。',
      )
      await wrong.text(bureau('yuan-land'))
      await wrong.press(say('button-confirm'))
      expect(last(registrar)).toContain(number)
      await registrar.command('case', number)
      await registrar.press(say('button-verb-agree'))
      await registrar.text(language === 'en' ? 'Verified on the map.' : '已核对图纸。')
      await registrar.press(say('button-confirm'))
      await registrar.command('case', number)
      await registrar.press(say('button-verb-send'))
      expect(registrar.buttons()).not.toContain(bureau('luan-land'))
      await registrar.text(bureau('yuan-land'))
      await registrar.press(say('button-transfer'))
      await registrar.press(say('button-by-region'))
      await registrar.press(say('button-confirm'))
      expect(await stored()).toMatchObject({ owner: 'yuan-land', notCompetent: ['luan-land'] })
      expect(last(citizen)).toContain(bureau('yuan-land'))
      await wrong.command('case', number)
      expect(wrong.heard()).not.toContain(bureau('yuan-land'))

      // Told, accepted, asked, extended.
      for (const verb of ['tell', 'accept']) {
        await handler.command('case', number)
        await handler.press(say(`button-verb-${verb}`))
        await handler.press(say('button-confirm'))
      }
      await handler.command('case', number)
      await handler.press(say('button-verb-ask'))
      await handler.text(language === 'en' ? 'Which plot is it?' : '是哪一块地？')
      await handler.press(say('button-confirm'))
      await citizen.press(say('button-verb-reply'))
      await citizen.text(language === 'en' ? 'The one by the bridge.' : '桥边那块。')
      await citizen.press(say('button-confirm'))
      expect(last(handler)).toContain(number)
      await handler.command('case', number)
      await handler.press(say('button-verb-extend'))
      await handler.text(language === 'en' ? '20 days' : '20天')
      await handler.text(language === 'en' ? 'The register has to be searched.' : '需要查阅档案。')
      await handler.press(say('button-confirm'))
      await lead.press(say('button-open-case'))
      await lead.press(say('button-verb-grant'))
      await lead.press(say('button-confirm'))
      await replica.settle()
      expect(await stored()).toMatchObject({ status: 'accepted', extendedDays: 20 })

      // Answered, and opened.
      await handler.command('case', number)
      await handler.press(say('button-verb-answer'))
      await handler.press(say('button-own-words'))
      await handler.text(
        language === 'en' ? 'It was not paid because of a wrong account.' : '因账号有误未发放。',
      )
      await handler.text(language === 'en' ? 'It is paid by the end of the month.' : '月底前发放到位。')
      await handler.text(
        language === 'en' ? 'Land Administration Law, article 48.' : '《土地管理法》第四十八条。',
      )
      await handler.press(say('forms-outcome-supported'))
      await handler.press(say('button-skip'))
      await handler.press(say('button-confirm'))
      site.pass(11 * 60_000)
      await replica.settle()
      expect(all(citizen)).not.toMatch(/wrong account|账号有误/)
      await citizen.press(say('button-verb-open'))
      expect(citizen.heard()).toMatch(/wrong account|账号有误/)
      expect(await stored()).toMatchObject({ status: 'served' })

      // Each heard the other language nowhere, but in the names that the pack has in both.
      const foreign = language === 'en' ? /受理|答复|转送/ : /accepted|answer|transfer/i
      for (const who of [citizen, registrar, handler, lead]) expect(all(who)).not.toMatch(foreign)
    })
  },
)
