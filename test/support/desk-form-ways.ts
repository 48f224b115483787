import type { Target } from '../../src/dialogues/desk/target.js'
import type { Verb } from '../../src/dialogues/desk/verbs.js'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { civilDate } from '../../src/time/civil.js'
import { type fill, TARGET } from './desk-form-driver.js'

export type Filling = ReturnType<typeof fill>

/** The opinion, up to its paper. */
export const answered = (form: Filling): Filling =>
  form
    .press("Use the petitioner's words")
    .text('Nothing was paid.')
    .text('The bureau pays.')
    .text('Land Administration Law, article 48')
    .press('Supported')

/** Before the petition office. */
export const OFFICE: Partial<Target> = { status: 'registered', owner: 'luan-petition', unit: 'luan-petition' }
const OPINION = {
  request: 'Pay the compensation.',
  facts: 'Nothing was paid.',
  opinion: 'The bureau pays.',
  basis: 'Land Administration Law, article 48',
  outcome: 'supported',
} as const

/** A whole way through each form, and the command that it ends in. */
export const WAYS: readonly [Verb, Partial<Target>, (form: Filling) => Filling, CaseCommand][] = [
  ['accept', {}, (f) => f, { kind: 'accept' }],
  ['tell', {}, (f) => f, { kind: 'tell' }],
  ['release', {}, (f) => f, { kind: 'releaseAnswer' }],
  ['close', {}, (f) => f, { kind: 'close' }],
  ['grant', {}, (f) => f, { kind: 'approveExtension' }],
  ['answer', {}, (f) => answered(f).press('Skip'), { kind: 'answer', parts: OPINION }],
  [
    'answer',
    { status: 'told' },
    (f) => answered(f).press('Skip').text('It was settled on the spot.'),
    { kind: 'answer', parts: OPINION, skipReason: 'It was settled on the spot.' },
  ],
  ['giveback', {}, (f) => f.text('No date.'), { kind: 'returnAnswer', reason: 'No date.' }],
  ['undo', {}, (f) => f.text('A slip.'), { kind: 'takeBack', reason: 'A slip.' }],
  ['deny', OFFICE, (f) => f.text('It is theirs.'), { kind: 'refuseObjection', reason: 'It is theirs.' }],
  ['nogrant', {}, (f) => f.text('Not complex.'), { kind: 'refuseExtension', reason: 'Not complex.' }],
  ['takeon', {}, (f) => f.text('We know it.'), { kind: 'takeOn', reason: 'We know it.' }],
  ['note', {}, (f) => f.text('  Rang up. '), { kind: 'note', text: 'Rang up.' }],
  ['ask', {}, (f) => f.text('Which plot?'), { kind: 'ask', text: 'Which plot?' }],
  ['reply', {}, (f) => f.text('1'), { kind: 'reply', text: '1' }],
  ['urge', {}, (f) => f.text('It is late.'), { kind: 'urge', reason: 'It is late.' }],
  ['urgeans', {}, (f) => f.text('Friday.'), { kind: 'answerUrge', text: 'Friday.' }],
  ['hearing', {}, (f) => f.text('Disputed.'), { kind: 'openHearing', reason: 'Disputed.' }],
  ['heard', {}, (f) => f.text('Agreed.'), { kind: 'closeHearing', conclusion: 'Agreed.' }],
  [
    'coans',
    { unit: 'luan-land' },
    (f) => f.text('2 mu.'),
    { kind: 'answerCoHandling', unit: 'luan-land', opinion: '2 mu.' },
  ],
  [
    'service',
    {},
    (f) => f.press('By post').press('Yesterday'),
    { kind: 'recordService', route: 'post', on: civilDate('2026-08-02') },
  ],
  ['extserv', {}, (f) => f.text('8月1日'), { kind: 'recordExtensionService', on: civilDate('2026-08-01') }],
  [
    'send',
    OFFICE,
    (f) => f.press('Huoqiu County Land and Resources Bureau').press('Transfer').text('They know.'),
    { kind: 'forward', to: 'huoqiu-land', mode: 'transfer', reason: 'They know.' },
  ],
  [
    'send',
    OFFICE,
    (f) =>
      f
        .text('shucheng land')
        .press('Assign, with a return date')
        .text('45')
        .press('By region and subject')
        .press('Send, and hand the papers over on paper'),
    {
      kind: 'forward',
      to: 'shucheng-land',
      mode: 'assign',
      returnDays: 45,
      reason: '属地管理、分级负责，谁主管、谁负责 / competent by region and subject',
      onPaper: true,
    },
  ],
  [
    'pass',
    { owner: 'luan-land' },
    (f) => f.text('huoqiu').text('Theirs.'),
    { kind: 'passDown', to: 'huoqiu-land', reason: 'Theirs.' },
  ],
  [
    'appoint',
    { status: 'disputed', owner: 'luan-land' },
    (f) => f.press('Huoqiu County Land and Resources Bureau').text('Nearest.'),
    { kind: 'designate', to: 'huoqiu-land', reason: 'Nearest.' },
  ],
  [
    'divert',
    OFFICE,
    (f) => f.press('Another body is competent').press('Labour dispute').text('Wages.'),
    { kind: 'divert', decision: 'diverted', elsewhere: 'labour_dispute', reason: 'Wages.' },
  ],
  [
    'divert',
    OFFICE,
    (f) => f.press('Not accepted').press('Name no other body').text('It is being handled.'),
    { kind: 'divert', decision: 'not-accepted', reason: 'It is being handled.' },
  ],
  [
    'divert',
    OFFICE,
    (f) => f.press('No longer accepted').text('Decided three times.'),
    { kind: 'divert', decision: 'no-longer-accepted', reason: 'Decided three times.' },
  ],
  [
    'object',
    { status: 'forwarded' },
    (f) => f.text('The plot lies in Shucheng and not here.').press('Skip'),
    { kind: 'object', reason: 'The plot lies in Shucheng and not here.' },
  ],
  [
    'object',
    { status: 'forwarded' },
    (f) => f.text('The plot lies in Shucheng and not here.').text('Shucheng land'),
    { kind: 'object', reason: 'The plot lies in Shucheng and not here.', proposed: 'shucheng-land' },
  ],
  [
    'agree',
    { ...OFFICE, proposed: 'shucheng-land' },
    (f) => f.text('The map says so.'),
    { kind: 'agreeObjection', reason: 'The map says so.' },
  ],
  ['refer', OFFICE, (f) => f.text('Both refuse.'), { kind: 'refer', reason: 'Both refuse.' }],
  [
    'extend',
    {},
    (f) => f.press('15 days').text('The survey.'),
    { kind: 'requestExtension', days: 15, reason: 'The survey.' },
  ],
  [
    'cohand',
    {},
    (f) => f.text('六安市国土资源局').text('Measure it.').text('12 天'),
    { kind: 'addCoHandler', unit: 'luan-land', task: 'Measure it.', days: 12 },
  ],
  ['task', {}, (f) => f.text('Handed over.'), { kind: 'doTask', task: 'task-7', how: 'Handed over.' }],
  [
    'task',
    { tasks: [...TARGET.tasks, { id: 'task-9', what: 'undelivered' }] },
    (f) => f.press('2. Reach the petitioner another way').text('By phone.'),
    { kind: 'doTask', task: 'task-9', how: 'By phone.' },
  ],
  [
    'reclass',
    {},
    (f) => f.press('Class').press('Suggestion').text('No request.'),
    { kind: 'reclassify', class: 'suggestion', reason: 'No request.' },
  ],
  [
    'reclass',
    {},
    (f) => f.press('Topic').press('Idle land').text('It lies idle.'),
    { kind: 'reclassify', category: 'idle_land', reason: 'It lies idle.' },
  ],
  [
    'reclass',
    {},
    (f) => f.press('Route').press('Appeal for a decision: arbitration').text('Arbitration.'),
    { kind: 'reclassify', route: 'appealArbitration', reason: 'Arbitration.' },
  ],
  [
    'reclass',
    {},
    (f) => f.press('First-time mark').press('Again').text('Filed in May.'),
    { kind: 'reclassify', firstTime: false, reason: 'Filed in May.' },
  ],
  [
    'named',
    {},
    (f) => f.press('Li Ming').text('Free.'),
    { kind: 'nameHandler', member: 'member-1', reason: 'Free.' },
  ],
  [
    'recuse',
    {},
    (f) => f.text('fang').text('A relative.'),
    { kind: 'recuse', member: 'member-2', reason: 'A relative.' },
  ],
  ['urgent', {}, (f) => f.text('A flood.'), { kind: 'setUrgent', urgent: true, reason: 'A flood.' }],
  ['urgent', { urgent: true }, (f) => f.text('Over.'), { kind: 'setUrgent', urgent: false, reason: 'Over.' }],
  [
    'add',
    {},
    (f) => f.text('And the well.').press('Done'),
    { kind: 'supplement', facts: [{ kind: 'text', text: 'And the well.' }] },
  ],
  ['correct', {}, (f) => f.press('My phone').text('13911112222'), { kind: 'correct', phone: '13911112222' }],
  [
    'trans',
    { transcript: { evidence: 'voice-1', text: 'They took the field.' } },
    (f) => f.press('It is right'),
    { kind: 'confirmTranscript', evidence: 'voice-1', text: 'They took the field.' },
  ],
  ['leave', {}, (f) => f, { kind: 'leaveJoint' }],
  ['retract', {}, (f) => f.press('No, I want it myself'), { kind: 'withdraw', reason: '', pressed: false }],
  [
    'retract',
    { higher: 'luan-land' },
    (f) => f.press('Yes, somebody pressed me'),
    { kind: 'withdraw', reason: '', pressed: true },
  ],
  [
    'review',
    { windowDue: civilDate('2026-08-31') },
    (f) => f.text('The map is wrong.'),
    { kind: 'requestReview', reason: 'The map is wrong.' },
  ],
  [
    'more',
    {},
    (f) =>
      f
        .text('3 March 2026')
        .text('5 Guangming Street')
        .press('It is or was in court')
        .press('Done')
        .text('2 February 2026')
        .press('Together with others')
        .text('8')
        .text('In 2024.')
        .text('He shouted at us.')
        .press('Done'),
    {
      kind: 'giveDetails',
      details: {
        decisionOn: civilDate('2026-03-03'),
        earlier: ['court'],
        labourSince: civilDate('2026-02-02'),
        acting: { kind: 'jointly', people: 8 },
        began: 'In 2024.',
      },
      address: '5 Guangming Street',
      facts: [{ kind: 'text', text: 'He shouted at us.' }],
    },
  ],
  // Who gave no name is not asked for an address.
  [
    'more',
    { anonymous: true },
    (f) =>
      f
        .press('No decision so far')
        .press('None of these')
        .press('Skip')
        .press('For myself')
        .press('Skip')
        .press('Skip'),
    {
      kind: 'giveDetails',
      details: { decisionOn: 'none', earlier: [], acting: { kind: 'alone' } },
    },
  ],
  [
    'more',
    {},
    (f) =>
      f
        .press('No decision so far')
        .press('Skip')
        .press('Skip')
        .press('Not about work')
        .press('For somebody else')
        .text('My mother, by letter.')
        .press('Skip')
        .press('Skip'),
    {
      kind: 'giveDetails',
      details: {
        decisionOn: 'none',
        labourSince: 'none',
        acting: { kind: 'for-other', mandate: 'My mother, by letter.' },
      },
    },
  ],
  [
    'typeup',
    { recording: 'voice-1' },
    (f) => f.text('They took the field.'),
    { kind: 'transcribe', evidence: 'voice-1', text: 'They took the field.' },
  ],
  [
    'newcode',
    {},
    (f) => f.text('Identity card seen.'),
    { kind: 'renewCode', code: '', reason: 'Identity card seen.' },
  ],
  [
    'revdone',
    { reviewOn: civilDate('2026-08-01') },
    (f) => f.press('Upheld').press('Today'),
    { kind: 'recordReview', outcome: 'upheld', on: civilDate('2026-08-03') },
  ],
]
