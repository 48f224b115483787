import { describe, expect, test } from 'vitest'
import { exportOf } from '../../src/dialogues/export-text.js'
import { Case, demoPack, OPINION, SERVICE } from '../support/case-kit.js'
import {
  accepted,
  answered,
  BUREAU,
  CITY,
  forwarded,
  handler,
  head,
  issued,
  registrar,
  served,
  wang,
} from '../support/machine-kit.js'

type Exported = Readonly<Record<string, unknown>> & { readonly clocks: readonly { readonly rule: string }[] }

const LOOKS = [{ what: 'person', unit: CITY, at: new Date('2026-03-04T02:00:00Z') }]
const read = (built: ReturnType<typeof served>, pack = demoPack): Exported =>
  JSON.parse(exportOf(built.petition, LOOKS, pack))

describe('the export of a petition', () => {
  test('has all of a served case: its dates, words, answer, limits and who looked', () => {
    expect(read(served())).toMatchObject({
      number: 'XF341500-2026-000001',
      status: 'served',
      receivedOn: '2026-03-02',
      forwardedOn: '2026-03-02',
      servedOn: '2026-03-02',
      class: 'appeal',
      category: 'Expropriation, resettlement and compensation',
      route: expect.any(String),
      petitioner: { kind: 'named', name: 'Wang Xiaoming', phone: '13866660000' },
      content: {
        facts: [{ text: 'My land was taken for the road.' }],
        request: 'Pay the compensation.',
        place: { region: "Lu'an City", words: '5 Guangming Street' },
      },
      answer: { by: expect.stringContaining('Bureau'), ...OPINION },
      clocks: expect.arrayContaining([
        expect.objectContaining({
          rule: 'reviewRequest',
          kind: 'limit',
          holder: 'petitioner',
          due: expect.stringMatching(/^2026-\d\d-\d\d$/),
        }),
      ]),
      looks: [{ what: 'person', unit: expect.any(String), at: '2026-03-04T02:00:00.000Z' }],
    })
  })

  test('names files, places and whoever the matter is about, in the language of the petition', () => {
    const built = forwarded({
      content: {
        language: 'zh-CN',
        facts: [
          { kind: 'text', text: '修路占了我的地。', forwarded: true },
          {
            kind: 'file',
            evidence: 'secret-id',
            what: 'document',
            name: '合同.pdf',
            size: 9,
            caption: '见合同',
          },
        ],
        place: { region: '341500', point: { latitude: 31.7, longitude: 116.5 } },
        about: { words: '霍邱县国土局', units: ['huoqiu-land'] },
        petitioner: { kind: 'confidential', name: '王小明', phone: '', address: '光明街5号' },
      },
    })
    const text = exportOf(built.petition, LOOKS, demoPack)
    expect(text).toContain('修路占了我的地。')
    expect(text).not.toContain('secret-id')
    const nameOf = (unit: string) => demoPack.units.find(({ id }) => id === unit)?.name['zh-CN'] ?? 'no unit'
    expect(JSON.parse(text)).toMatchObject({
      petitioner: { kind: 'confidential', name: '王小明', address: '光明街5号' },
      content: {
        facts: [
          { text: '修路占了我的地。', forwarded: true },
          { file: 'document', name: '合同.pdf', size: 9, caption: '见合同' },
        ],
        place: { point: { latitude: 31.7, longitude: 116.5 } },
        about: { words: '霍邱县国土局', units: [nameOf('huoqiu-land')] },
      },
      heldBy: [{ unit: nameOf(CITY) }, { unit: nameOf(BUREAU) }],
      looks: [{ unit: nameOf(CITY) }],
    })
  })

  test('has nothing of a petitioner without a name', () => {
    const { petitioner } = read(forwarded({ content: { petitioner: { kind: 'anonymous' } } }))
    expect(petitioner).toEqual({ kind: 'anonymous' })
  })

  test('has questions with their replies, an extension once approved, and one’s own urging', () => {
    const built = accepted()
      .does(handler, { kind: 'ask', text: 'Which plot?' })
      .does(wang, { kind: 'reply', text: 'The one by the river.' })
      .later(5)
      .does(handler, { kind: 'requestExtension', days: 30, reason: 'A survey is under way.' })
    expect(read(built)).toMatchObject({
      questions: [{ text: 'Which plot?', reply: { text: 'The one by the river.' } }],
      extendedDays: 0,
    })
    expect(read(built)).not.toHaveProperty('extension')
    built.does(head, { kind: 'approveExtension' })
    expect(read(built)).toMatchObject({
      extension: { state: 'approved', days: 30, approvedOn: built.today },
    })
    const late = accepted().later(80).does(wang, { kind: 'urge', reason: 'Nobody has written.' })
    expect(read(late)).toMatchObject({ urged: { on: late.today, reason: 'Nobody has written.' } })
  })

  test('says nothing of an answer that can still be taken back, nor its words before it is opened', () => {
    const taken = read(answered())
    expect(taken).toMatchObject({ status: 'accepted' })
    expect(taken).not.toHaveProperty('answeredOn')
    expect(taken.clocks.map(({ rule }) => rule)).not.toContain('service')
    const sent = read(issued())
    expect(sent).toMatchObject({ status: 'answered', answeredOn: '2026-03-02' })
    for (const text of [taken, sent].map((one) => JSON.stringify(one))) {
      expect(text).not.toContain(OPINION.opinion)
    }
    const [subject] = demoPack.elsewhere
    if (!subject) throw new Error('the pack has nothing that is decided elsewhere')
    const said = 'It is before the court.'
    const diverted = new Case().does(registrar, {
      kind: 'divert',
      decision: 'diverted',
      reason: said,
      elsewhere: subject.id,
    })
    expect(exportOf(diverted.petition, [], demoPack)).not.toContain(said)
    diverted.minutesLater(10).does(SERVICE, { kind: 'issue' }).does(wang, { kind: 'open' })
    expect(read(diverted)).toMatchObject({
      answer: { outcome: 'diverted', reason: said, elsewhere: subject.name.en },
    })
  })

  test('has no account, no official and no code of a slip', () => {
    const paper = { by: registrar, office: CITY }
    for (const { petition } of [served(), forwarded({ paper }).does(handler, { kind: 'accept' })]) {
      const text = exportOf(petition, LOOKS, demoPack)
      for (const hidden of [registrar, handler, head]) {
        expect(text).not.toContain(`"${hidden.member}"`)
        expect(text).not.toContain(`"${hidden.name}"`)
      }
      for (const hidden of ['"wang"', 'SLIP', `"${CITY}"`, `"${BUREAU}"`]) expect(text).not.toContain(hidden)
    }
  })

  test('is JSON for people: two blanks deep, ending in a line’s end, and marked where it is a demo’s', () => {
    const text = exportOf(served().petition, [], demoPack)
    expect(text).toMatch(/^\{\n {2}"mark": .*[^\n]\n\}\n$/s)
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`)
    expect(read(served(), { ...demoPack, texts: {} })).not.toHaveProperty('mark')
  })
})
