import { describe, expect, test } from 'vitest'
import { ROUTE_IDS } from '../../src/config/pack.js'
import { MATTER_CLASSES } from '../../src/petitions/content.js'
import { defaultRoute, handlingRule, hasReview, routesOf } from '../../src/petitions/routes.js'
import { demoPack } from '../support/demo-pack.js'

const pack = demoPack

describe('the route of a matter', () => {
  test.each([
    ['suggestion', 'suggestion'],
    ['accusation', 'accusation'],
    ['appeal', 'appealOpinion'],
    ['unknown', 'appealOpinion'],
  ] as const)('of the class %s is %s until somebody chooses', (matterClass, route) => {
    expect(defaultRoute(matterClass)).toBe(route)
  })

  test('can always be chosen again', () => {
    for (const matterClass of MATTER_CLASSES) {
      expect(routesOf(matterClass)).toContain(defaultRoute(matterClass))
    }
  })

  test('of an appeal is one of the six of article 31, in its order', () => {
    const articles = routesOf('appeal').map((route) => pack.profile.routes[route].basis.article)
    expect(articles).toEqual(['31(1)', '31(2)', '31(3)', '31(4)', '31(5)', '31(6)'])
    expect(routesOf('unknown')).toEqual(routesOf('appeal'))
  })

  test('is reached from some class, whichever it is', () => {
    const reached = MATTER_CLASSES.flatMap((matterClass) => routesOf(matterClass))
    expect([...new Set(reached)].sort()).toEqual([...ROUTE_IDS].sort())
  })
})

describe('what a route leads to', () => {
  test('is a limit of 60 days only for the written opinion, else a target', () => {
    expect(handlingRule(pack, 'appealOpinion')).toMatchObject({ id: 'handling', kind: 'limit', days: 60 })
    expect(handlingRule(pack, 'suggestion')).toMatchObject({ id: 'suggestionReply', kind: 'target' })
    expect(handlingRule(pack, 'accusation')).toMatchObject({ id: 'accusationHandover', kind: 'target' })
    const byLimit = ROUTE_IDS.filter((route) => handlingRule(pack, route).kind === 'limit')
    expect(byLimit).toEqual(['appealOpinion'])
  })

  test('is a window for review only after a written opinion', () => {
    expect(ROUTE_IDS.filter(hasReview)).toEqual(['appealOpinion'])
  })
})
