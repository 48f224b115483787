/** The form of the pack's files. What one file alone can show wrong is found here, the rest in `check-pack.ts`. */
import { z } from 'zod'
import { DEMO_ROLES, LIMIT_IDS, OTHER_CLOCK_IDS, ROUTE_IDS, TARGET_IDS } from './pack.types.js'
import { reminders, remindersLayer } from './reminders-schema.js'
import {
  categoryId,
  date,
  id,
  language,
  localText,
  phone,
  regionCode,
  should,
  text,
  townshipCode,
  words,
} from './schema-parts.js'

const timeZone = z.string({ error: should('an IANA time zone') }).refine(isTimeZone, {
  error: should('an IANA time zone such as Asia/Shanghai'),
})
const page = z.url({ protocol: /^https$/, error: should('a web address that begins with https://') })

const body = { name: localText, address: localText, phone }

const basis = z.strictObject({
  instrument: localText,
  article: text,
  paragraph: z.int().positive().exactOptional(),
})

export const officeFile = z.strictObject({
  id,
  version: text,
  demo: z.boolean(),
  timeZone,
  office: z.strictObject({
    name: localText,
    unit: id,
    operator: z
      .strictObject({ legalName: localText, address: localText, phone, hours: localText, page })
      .exactOptional(),
    dutyPhone: phone,
    hours: localText,
    location: z.strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
    }),
  }),
  emergency: z
    .array(z.strictObject({ number: phone, name: localText }))
    .min(1, { error: 'should list at least one emergency number' }),
  disciplineHotline: phone.exactOptional(),
  legalAidHotline: phone.exactOptional(),
  disciplineOrgans: z.array(z.strictObject({ region: regionCode, ...body })),
})

export const regionsFile = z.strictObject({
  regions: z.array(
    z.strictObject({
      code: regionCode,
      name: localText,
      aliases: z.array(text).default([]),
      parent: regionCode.exactOptional(),
      validFrom: date.exactOptional(),
      validTo: date.exactOptional(),
      servedByParent: z.boolean().exactOptional(),
      townships: z
        .array(z.strictObject({ code: townshipCode, name: localText, aliases: z.array(text).default([]) }))
        .default([]),
    }),
  ),
})

export const unitsFile = z.strictObject({
  units: z.array(
    z.strictObject({
      id,
      name: localText,
      aliases: z.array(text).default([]),
      kind: z.enum(['petition-office', 'organ']),
      region: regionCode,
      parent: id.exactOptional(),
      superior: id.exactOptional(),
      outsideSuperior: z.strictObject(body).exactOptional(),
      address: localText,
      phone,
      subjects: z.array(categoryId).default([]),
    }),
  ),
})

export const categoriesFile = z.strictObject({
  categories: z.array(z.strictObject({ id: categoryId, name: localText, words })),
})

const routeLimit = z.strictObject({
  name: localText,
  amount: z.int().positive(),
  unit: z.enum(['days', 'months', 'years']),
  runsFrom: localText,
  basis,
})

export const elsewhereFile = z.strictObject({
  elsewhere: z.array(
    z.strictObject({
      id: categoryId,
      name: localText,
      words,
      body: z.strictObject(body),
      limits: z.array(routeLimit).default([]),
    }),
  ),
})

const limit = z.strictObject({
  name: localText,
  actor: z.enum(['petition-office', 'organ', 'review-organ', 're-examination-organ', 'petitioner']),
  days: z.int().min(1).max(3660),
  unit: z.enum(['calendar', 'working']),
  rollForward: z.boolean().exactOptional(),
  runsFrom: localText,
  basis,
  note: localText.exactOptional(),
})
const limitOrTarget = z.enum([...LIMIT_IDS, ...TARGET_IDS])

/** A layer of a profile: the whole of it, or what an office changes of the profile it extends. */
export const profileFile = z.strictObject({
  id,
  name: localText,
  /** Name of a profile in `config/profiles/`. */
  extends: id.exactOptional(),
  /** Whether last days on rest days move on, for every limit that does not say so itself. */
  rollForward: z.boolean().exactOptional(),
  limits: z.partialRecord(z.enum(LIMIT_IDS), limit).default({}),
  targets: z.partialRecord(z.enum(TARGET_IDS), limit).default({}),
  routes: z
    .partialRecord(z.enum(ROUTE_IDS), z.strictObject({ name: localText, basis, handledBy: limitOrTarget }))
    .default({}),
  representatives: z
    .strictObject({
      max: z.int().positive(),
      small: z.strictObject({ people: z.int().positive(), max: z.int().positive() }).exactOptional(),
      channels: z.array(text).min(1),
      basis,
    })
    .exactOptional(),
  clockStops: z
    .array(
      z.strictObject({
        cause: z.enum(['hearing', 'ask-citizen']),
        limits: z.array(limitOrTarget).min(1),
        maxDays: z.int().positive(),
        basis,
      }),
    )
    .exactOptional(),
  otherClocks: z.partialRecord(z.enum(OTHER_CLOCK_IDS), routeLimit).default({}),
  answerThroughPetitionOffice: z.boolean().exactOptional(),
  reminders: remindersLayer.exactOptional(),
})
export type ProfileLayer = z.infer<typeof profileFile>

export const peopleFile = z.strictObject({
  people: z.array(
    z.strictObject({
      key: id,
      role: z.enum(DEMO_ROLES),
      unit: id.exactOptional(),
      title: localText,
      language,
    }),
  ),
})

const calendarDay = z.strictObject({ date, name: localText.exactOptional() })

export const calendarFile = z.strictObject({
  years: z.array(
    z.strictObject({
      year: z.int().min(1950).max(2199),
      mode: z.enum(['replace', 'extend']),
      rest: z.array(calendarDay).default([]),
      worked: z.array(calendarDay).default([]),
    }),
  ),
})

export const textsFile = z.strictObject({
  mark: localText.exactOptional(),
  notice: localText.exactOptional(),
})

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const fullLimit = limit.extend({
  id: limitOrTarget,
  kind: z.enum(['limit', 'target']),
  rollForward: z.boolean(),
})

/** A profile after its layers were laid on each other: nothing may be missing. */
export const wholeProfile = z.strictObject({
  id,
  name: localText,
  limits: z.record(z.enum(LIMIT_IDS), fullLimit),
  targets: z.record(z.enum(TARGET_IDS), fullLimit),
  routes: z.record(
    z.enum(ROUTE_IDS),
    z.strictObject({ id: z.enum(ROUTE_IDS), name: localText, basis, handledBy: limitOrTarget }),
  ),
  representatives: profileFile.shape.representatives.unwrap(),
  clockStops: profileFile.shape.clockStops.unwrap(),
  otherClocks: z.record(z.enum(OTHER_CLOCK_IDS), routeLimit),
  answerThroughPetitionOffice: z.boolean(),
  reminders,
})
