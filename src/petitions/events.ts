import { z } from 'zod'
import { ROUTE_IDS } from '../config/pack.types.js'
import { LEVELS } from '../config/reminders.types.js'
import { Details, Fact, MATTER_CLASSES, PetitionContent, Petitioner } from './content.js'
import { Civil, StoredLimit } from './limit-schema.js'

/** Who did something. A petitioner is an account and a member a role account, never a name. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('petitioner'), account: z.string() }),
  /** An official, and the unit for which they acted. */
  z.object({ kind: z.literal('member'), member: z.string(), unit: z.string() }),
  z.object({ kind: z.literal('service') }),
])
export type Actor = z.infer<typeof Actor>

/** How a matter came in (2022 §17); `chat` is the information network. */
export const CHANNELS = ['chat', 'visit', 'letter', 'call'] as const
/** What a written opinion may come to (2022 §32): 支持, 解释说明, 不予支持. */
export const OUTCOMES = ['supported', 'explained', 'not-supported'] as const
/** Ends of a matter that are no answer on its merits: 告知向有权机关提出, 不予受理, 不再受理. */
export const DIVERSIONS = ['diverted', 'not-accepted', 'no-longer-accepted'] as const
/** What a review may come to: 维持, 变更, 撤销, 责令重新作出. */
export const REVIEW_OUTCOMES = ['upheld', 'changed', 'revoked', 'to-be-renewed'] as const
/** How a paper reached the petitioner, besides `Open answer` in the chat. */
export const SERVICE_ROUTES = ['in-person', 'post', 'left-at-home', 'public-notice'] as const

/** A decision or answer given on paper, kept as a file. */
export const Paper = z.object({ evidence: z.string(), name: z.string().exactOptional() })

/** The parts of a written opinion (2022 §32). */
export const AnswerParts = z.object({
  request: z.string(),
  facts: z.string(),
  opinion: z.string(),
  basis: z.string(),
  outcome: z.enum(OUTCOMES),
  paper: Paper.exactOptional(),
})
export type AnswerParts = z.infer<typeof AnswerParts>

/** A limit that a step starts. */
const limit = StoredLimit
const reason = z.string()
const on = Civil
const unit = z.string()

/** One kind of event: the command that led to it (the same command twice makes its events once), when, who. */
const event = <Type extends string, Shape extends z.core.$ZodLooseShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), id: z.string(), at: z.coerce.date(), actor: Actor, ...shape })

/** Every kind of event, in the order of the procedure. */
const StoredEvent = z.discriminatedUnion('type', [
  /** 登记: on receipt, before anything is decided (2022 §22, §23). */
  event('registered', {
    number: z.string(),
    /** The petition office that received it. */
    office: unit,
    receivedOn: on,
    content: PetitionContent,
    /** D2, the sorting limit of the petition office. */
    sorting: limit,
    channel: z.enum(CHANNELS).default('chat'),
    /** How many people handed it in; a visit is one batch with so many persons. */
    persons: z.number().default(1),
    /** 初信初访, as far as the petitioner or the registrar says so. */
    firstTime: z.boolean().default(true),
    /** Of a slip: with it somebody follows in the chat what they handed in on paper. */
    code: z.string().exactOptional(),
  }),
  /** Number and code, of the slip or the receipt, brought the case to another chat. */
  event('joined', { account: z.string() }),
  /** Somebody gave a wrong code; after some in a day no code is taken till the next. */
  event('codeFailed', { on }),
  /** The petition office saw who somebody is and gave a new code. */
  event('codeRenewed', { code: z.string(), reason, on }),
  /** More words and files of the petitioner. */
  event('supplemented', { facts: z.array(Fact), on }),
  /** What was asked after the number, and the address for written notices. */
  /** 知悉: what was late or due on that day was read, by somebody who stands at these levels. */
  event('acknowledged', { on, levels: z.array(z.enum(LEVELS)) }),
  event('detailsGiven', { details: Details, address: z.string().exactOptional(), on }),
  /** The petitioner put right who they are. */
  event('corrected', { petitioner: Petitioner, on }),
  /** A joint petition: others join by a link. */
  event('jointOpened', { code: z.string(), on }),
  event('cosigned', { account: z.string(), representative: z.boolean(), on }),
  event('cosignerLeft', { account: z.string(), on }),
  /** 2022 §19: what was said aloud, as an official typed it up. */
  event('transcribed', { evidence: z.string(), text: z.string(), on }),
  event('transcriptConfirmed', { evidence: z.string(), text: z.string(), on }),
  /** It ends the case only once the days for undoing it have passed. `to`: who is told that somebody was pressed. */
  event('withdrawn', { reason, pressed: z.boolean(), to: unit.exactOptional(), on, undo: limit }),
  event('withdrawalUndone', { on }),
  /** 请求复查 (2022 §35): to the next-higher organ; without a unit of the pack on paper, through the petition office. */
  event('reviewRequested', {
    reason,
    to: unit.exactOptional(),
    on,
    opinion: limit,
    papers: limit.exactOptional(),
  }),
  /**
   * 复查意见, as the review organ gave it on paper. 复核 may be asked for until the end of `window` (2022 §36); where a new
   * opinion is ordered, `to` has to give it within `handling`.
   */
  event('reviewed', {
    outcome: z.enum(REVIEW_OUTCOMES),
    on,
    window: limit.exactOptional(),
    renewal: z.object({ to: unit, handling: limit }).exactOptional(),
  }),
  /** 转送, 交办, passed to a subordinate organ, or settled by the common superior (2022 §22 to §24). */
  event('forwarded', {
    to: unit,
    mode: z.enum(['transfer', 'assign', 'pass-down', 'designate', 'take-on']),
    reason,
    on,
    /** D4 for an organ, D2 for another petition office. */
    telling: limit.exactOptional(),
    sorting: limit.exactOptional(),
    /** D5: until when the organ may say that it is not competent; absent once that is settled. */
    objection: limit.exactOptional(),
    /** D6a: the return date of an assignment. */
    report: limit.exactOptional(),
    /** Nobody of the unit uses the service: the papers are handed over, and that is a task. */
    paper: limit.exactOptional(),
  }),
  /** The matter ends here with a decision that says where it belongs or why it isn't taken. */
  event('diverted', {
    decision: z.enum(DIVERSIONS),
    reason,
    /** Id of a subject of the pack's `elsewhere`, whose body and limits are named to the petitioner. */
    elsewhere: z.string().exactOptional(),
    on,
    service: limit,
    issueAt: z.coerce.date(),
  }),
  /** 异议 (2022 §23 para 3). */
  event('objected', { reason, proposed: unit.exactOptional(), on, decision: limit }),
  event('objectionAgreed', { reason, on, sorting: limit, daysLost: z.number() }),
  event('objectionRefused', { reason, on }),
  /** 争议 (2022 §24): to the common superior of those who dispute. */
  event('referred', { to: unit, between: z.array(unit), reason, on, decision: limit }),
  /** 告知: what was received, and by which route and procedure it goes on (2022 §23). */
  event('told', { on, route: z.enum(ROUTE_IDS), acceptance: limit.exactOptional() }),
  /** 受理 (2022 §34: handling runs from this day). */
  event('accepted', { on, handling: limit }),
  event('handlerNamed', { member: z.string(), reason, on }),
  event('reclassified', {
    class: z.enum(MATTER_CLASSES),
    category: z.string(),
    route: z.enum(ROUTE_IDS),
    firstTime: z.boolean(),
    reason,
    on,
    /** The handling limit of the new route, where handling runs. */
    handling: limit.exactOptional(),
  }),
  /** 2022 §25; a mark of the matter, never of a person. */
  event('urgencySet', { urgent: z.boolean(), reason, on }),
  event('coHandlerAdded', { unit, task: z.string(), on, due: limit }),
  event('coHandlerAnswered', { unit, opinion: z.string(), on }),
  /** 回避 (2022 §28 para 3). */
  event('recused', { member: z.string(), reason, on }),
  /** `handling`: the latest date while the clock stands still, where the profile lets it. */
  event('asked', { text: z.string(), on, handling: limit.exactOptional() }),
  event('replied', {
    text: z.string(),
    on,
    stoodStill: z.number(),
    handling: limit.exactOptional(),
    /** The clock stands still further, for the hearing that is under way; for a question at a hearing's end. */
    goesOn: z.literal(true).exactOptional(),
  }),
  event('hearingOpened', { reason, on, handling: limit.exactOptional() }),
  event('hearingClosed', {
    conclusion: z.string(),
    on,
    stoodStill: z.number(),
    handling: limit.exactOptional(),
    goesOn: z.literal(true).exactOptional(),
  }),
  event('noted', { text: z.string(), on }),
  event('extensionRequested', { days: z.number(), reason, on }),
  event('extensionRefused', { reason, on }),
  /** Approved by the organ's head; it holds once the petitioner was told in time (2022 §34). */
  event('extensionApproved', { days: z.number(), reason, on, handling: limit }),
  event('extensionTold', { on, handling: limit }),
  /** The notice did not arrive before the old date: that date stands. */
  event('extensionLapsed', { on }),
  /** 意见书 written by the organ and laid before the petition office, where the profile has one window (M9). */
  event('answerSubmitted', { parts: AnswerParts, skipped: reason.exactOptional(), on }),
  event('answerReturned', { reason, on }),
  /** The answer is given; its notice goes out at `issueAt`, until then it can be taken back. */
  event('answered', {
    parts: AnswerParts,
    /** Why telling or acceptance was left out, where it was. */
    skipped: reason.exactOptional(),
    on,
    service: limit,
    issueAt: z.coerce.date(),
  }),
  event('takenBack', { reason, on }),
  event('issued', { on }),
  /** 送达: from here the petitioner's windows run (2022 §35). */
  event('served', {
    route: z.enum(['chat', ...SERVICE_ROUTES]),
    on,
    window: limit.exactOptional(),
    closing: limit.exactOptional(),
  }),
  event('closed', { ground: z.enum(['window-over', 'no-window', 'diverted', 'withdrawn', 'reviewed']), on }),
  event('urged', { reason, on, answer: limit }),
  event('urgeAnswered', { text: z.string(), on }),
  event('delivered', { notice: z.string(), on }),
  /** A notice did not arrive: what it should have told is open again, as a task with a date. */
  event('undelivered', { notice: z.string(), unit: unit.exactOptional(), on, due: limit }),
  event('taskDone', { task: z.string(), how: reason, on }),
  /** A new calendar moved running limits. */
  event('datesMoved', { calendar: z.string(), on, moved: z.array(z.object({ clock: z.string(), limit })) }),
])

/** What happened to a petition, in order: its whole history (责任倒查). */
export type PetitionEvent = z.output<typeof StoredEvent>
/** The kinds of events. */
export type EventType = PetitionEvent['type']
/** One kind of event. */
export type EventOf<Type extends EventType> = Extract<PetitionEvent, { type: Type }>
/** What an event says besides its frame. */
export type EventBody = { [Type in EventType]: Omit<EventOf<Type>, 'id' | 'at' | 'actor'> }[EventType]

/** An event as text, before it is sealed. */
export const eventToText = (event: PetitionEvent): string => JSON.stringify(event)

/** An event from its text, after it was opened. @throws ZodError when it has not the form of an event. */
export function eventFromText(text: string): PetitionEvent {
  return StoredEvent.parse(JSON.parse(text))
}
