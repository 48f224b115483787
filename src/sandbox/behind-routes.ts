import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { PageError } from './errors.js'
import type { People } from './people.js'
import { storyIn } from './tour/stories.js'

const Language = z.enum(['zh-CN', 'en'])
const Name = z.string().trim().min(1).max(40)
const Added = z.strictObject({
  role: z.string(),
  unit: z.string().optional(),
  name: Name,
  language: Language,
})
const Changed = z.strictObject({ name: Name.optional(), language: Language.optional() })

/** What the page shows of the service behind the bot, and who is there. */
export function behindRoutes(app: FastifyInstance, people: People): void {
  const { office } = people
  const { behind } = office.settings

  app.get('/sandbox/agenda', { logLevel: 'silent' }, () => behind.agenda())
  app.get('/sandbox/inside', { logLevel: 'silent' }, () => behind.inside())
  app.get('/sandbox/inside/:case', { logLevel: 'silent' }, async (request) => {
    const { case: id } = z.object({ case: z.string() }).parse(request.params)
    const found = await behind.caseInside(
      id,
      office.persons().map((person) => person.id),
    )
    if (!found) throw new PageError(404, 'no such case')
    return found
  })

  app.post('/sandbox/people', async (request) => {
    const { role, unit, name, language } = Added.parse(request.body)
    if (role === 'citizen') return { person: people.add({ name, language, role, title: behind.citizen }) }
    const offer = behind.roles.find((one) => one.role === role)
    const place = offer?.units.find(({ id }) => id === unit)
    if (!offer || !place) throw new PageError(400, 'no such role in this unit')
    const invited = await behind.invite(role, place.id, name)
    if ('problem' in invited) throw new PageError(400, invited.problem)
    const title = {
      'zh-CN': `${place.name['zh-CN']}${offer.title['zh-CN']}`,
      en: `${offer.title.en}, ${place.name.en}`,
    }
    const person = people.add({ name, language, role, unit: place.id, title })
    // As anybody joins: by the link that they were given.
    people.text(person.id, { text: `/start ${invited.payload}` })
    return { person }
  })
  app.patch('/sandbox/people/:id', async (request) => {
    const { id } = z.object({ id: z.coerce.number().int() }).parse(request.params)
    const { name, language } = Changed.parse(request.body)
    const person = people.change(id, { name, language })
    await behind.follow(id, person)
    return { person }
  })

  app.get('/sandbox/tour', (request) => {
    const { language } = z.object({ language: Language }).parse(request.query)
    const story = storyIn(language, { behind, persons: office.persons() })
    if (!story) throw new PageError(409, 'the tour needs the people of the demo pack')
    return story
  })

  app.post('/sandbox/start-over', (_request, reply) => {
    const { startOver } = behind
    if (!startOver) {
      throw new PageError(409, 'only with the embedded stores: on a database of your own, drop it yourself')
    }
    // The answer goes out before its server does.
    reply.raw.once('finish', () => setImmediate(startOver))
    return { startsOver: true }
  })
}
