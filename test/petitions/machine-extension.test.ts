import { describe, expect, test } from 'vitest'
import type { CaseCommand } from '../../src/petitions/case-commands.js'
import { nextStepAt } from '../../src/petitions/due.js'
import { civilDate } from '../../src/time/civil.js'
import { type Case, SERVICE } from '../support/case-kit.js'

import {
  accepted,
  answer,
  butRevision,
  countyHead,
  expectRefusal,
  handler,
  head,
  leader,
  ONE_WINDOW,
  reason,
  registrar,
  supervisor,
  wang,
} from '../support/machine-kit.js'

describe('extension of handling (2022 §34)', () => {
  const request = (days: number, why = 'Three villages and two maps.'): CaseCommand => ({
    kind: 'requestExtension',
    days,
    reason: why,
  })
  /** Due on 2026-05-11, a Monday, 60 days after the acceptance on 2026-03-11 nominally on Sunday 2026-05-10. */
  const open = () => accepted({ on: '2026-03-11' })
  const approved = (days: number) =>
    open().on('2026-05-06').does(handler, request(days)).does(head, { kind: 'approveExtension' })
  const deliver = (built: Case): CaseCommand => ({
    kind: 'reportDelivered',
    notice: built.noticeOf('extended'),
  })

  test('is of at most 30 days', () => {
    expectRefusal(open(), handler, request(31), 'EXTENSION_TOO_LONG')
    expectRefusal(open(), handler, request(0), 'EXTENSION_DAYS')
    expectRefusal(open(), handler, request(2.5), 'EXTENSION_DAYS')
    expect(open().refusal(handler, request(30))).toBe('accepted')
  })

  test('is of at most 30 days in all: after 20 not 11, but 10', () => {
    const built = approved(20)
    built.does(SERVICE, deliver(built))
    expect(built.petition.extendedDays).toBe(20)
    expectRefusal(built, handler, request(11), 'EXTENSION_TOO_LONG')
    built.does(handler, request(10)).does(head, { kind: 'approveExtension' })
    built.does(SERVICE, deliver(built))
    expect(built.petition.extendedDays).toBe(30)
    expect(built.clock('handling')).toMatchObject({ days: 90, nominal: '2026-06-09' })
    expectRefusal(built, handler, request(1), 'EXTENSION_TOO_LONG')
  })

  test('needs a reason', () => {
    expectRefusal(open(), handler, request(10, ' '), 'TEXT_MISSING')
  })

  test('is approved by the head of the organ and by nobody else', () => {
    const built = open().does(handler, request(10))
    for (const acting of [handler, registrar, supervisor, leader, countyHead, wang]) {
      expect(built.refusal(acting, { kind: 'approveExtension' })).not.toBe('accepted')
    }
    expect(built.refusal(head, { kind: 'approveExtension' })).toBe('accepted')
    expectRefusal(built, handler, request(5), 'EXTENSION_ALREADY')
  })

  test('refused by the head, it is as if nobody had asked', () => {
    const built = open()
    const before = butRevision(built.petition)
    built.does(handler, request(10)).does(head, { kind: 'refuseExtension', reason: 'It is simple.' })
    expect(butRevision(built.petition)).toEqual(before)
  })

  test('holds only once its notice was delivered before the old date', () => {
    const built = approved(10)
    expect(built.clock('handling').due).toBe('2026-05-11')
    expect(built.notices.findLast(({ kind }) => kind === 'extended')).toMatchObject({ report: true })
    built.on('2026-05-11').does(SERVICE, deliver(built))
    expect(built.clock('handling')).toMatchObject({ days: 70, nominal: '2026-05-20', due: '2026-05-20' })
    expect(built.petition.extension?.state).toBe('told')
  })

  test('whose notice was delivered after the old date lapses, and the old date stands', () => {
    const built = approved(10).on('2026-05-12')
    built.does(SERVICE, deliver(built))
    expect(built.last('extensionLapsed')).toBeDefined()
    expect(built.clock('handling')).toMatchObject({ days: 60, due: '2026-05-11' })
    expect(built.petition).toMatchObject({ extendedDays: 0, extension: { state: 'lapsed' } })
  })

  test('whose notice nobody reports lapses at the end of the old date, and the old date stands', () => {
    const built = approved(10)
    expect(nextStepAt(built.petition, 'Asia/Shanghai')).toEqual(new Date('2026-05-12T00:00:00+08:00'))
    built.on('2026-05-11').does(SERVICE, { kind: 'lapseExtension' })
    expect(built.petition.extension?.state).toBe('approved')
    built.on('2026-05-12').does(SERVICE, { kind: 'lapseExtension' })
    expect(built.petition.extension?.state).toBe('lapsed')
    expect(built.clock('handling')).toMatchObject({ due: '2026-05-11' })
    expect(nextStepAt(built.petition, 'Asia/Shanghai')).toBeUndefined()
  })

  test('that was asked for and never approved is gone with the old date', () => {
    const built = open().does(handler, request(10)).on('2026-05-12').does(SERVICE, { kind: 'lapseExtension' })
    expect(built.petition).not.toHaveProperty('extension')
  })

  test('of a former one the notice says nothing about a newer one', () => {
    const built = approved(5)
    const first = deliver(built)
    built.does(SERVICE, first).does(handler, request(10)).does(head, { kind: 'approveExtension' })
    built.does(SERVICE, first)
    expect(built.petition).toMatchObject({ extendedDays: 5, extension: { state: 'approved', days: 10 } })
    built.does(SERVICE, deliver(built))
    expect(built.petition).toMatchObject({ extendedDays: 15, extension: { state: 'told' } })
  })

  test('told on paper on the last day can be recorded as long as a delivery task has time, and not later', () => {
    const record: CaseCommand = { kind: 'recordExtensionService', on: civilDate('2026-05-11') }
    const built = approved(10).on('2026-05-12').does(SERVICE, { kind: 'lapseExtension' })
    expectRefusal(built, handler, { ...record, on: civilDate('2026-05-12') }, 'SERVICE_DATE_WRONG')
    // Three working days after Monday the 11th.
    expectRefusal(built.on('2026-05-15'), handler, record, 'EXTENSION_LATE')
    built.on('2026-05-14').does(handler, record)
    expect(built.clock('handling')).toMatchObject({ days: 70, due: '2026-05-20' })
  })

  test('that did not arrive is a task until somebody records how the petitioner was told', () => {
    const built = approved(10)
    built.does(SERVICE, { kind: 'reportUndelivered', notice: built.noticeOf('extended') })
    expect(built.petition.tasks).toHaveLength(1)
    built.on('2026-05-08').does(handler, { kind: 'recordExtensionService', on: civilDate('2026-05-07') })
    expect(built.petition.tasks).toEqual([])
    expect(built.clock('deliveryTask').stoppedOn).toBe('2026-05-07')
  })

  test('can be handed over on paper, on a day between its approval and the old date', () => {
    const built = approved(10).on('2026-05-08')
    const record = (on: string): CaseCommand => ({ kind: 'recordExtensionService', on: civilDate(on) })
    expectRefusal(built, handler, record('2026-05-09'), 'SERVICE_DATE_WRONG')
    expectRefusal(built, handler, record('2026-05-05'), 'SERVICE_DATE_WRONG')
    built.does(handler, record('2026-05-07'))
    expect(built.petition).toMatchObject({ extendedDays: 10, extension: { state: 'told' } })
  })

  test('is asked for before the limit has passed', () => {
    expectRefusal(open().on('2026-05-12'), handler, request(10), 'EXTENSION_LATE')
    const built = open().does(handler, request(10)).on('2026-05-12')
    expectRefusal(built, head, { kind: 'approveExtension' }, 'EXTENSION_LATE')
  })

  test('is only of a legal limit, never of a target', () => {
    const built = accepted({ content: { class: 'suggestion' } })
    expectRefusal(built, handler, request(10), 'EXTENSION_ONLY_LIMITS')
  })

  test('that was on its way when the limit became a target does not hold', () => {
    const built = approved(10)
    built.does(handler, { kind: 'reclassify', class: 'suggestion', reason })
    expectRefusal(
      built,
      handler,
      { kind: 'recordExtensionService', on: built.today },
      'EXTENSION_ONLY_LIMITS',
    )
    built.does(SERVICE, deliver(built))
    expect(built.clock('suggestionReply')).toMatchObject({ days: 60 })
    expect(built.petition).toMatchObject({ extendedDays: 0, extension: { state: 'lapsed' } })
  })

  test('holds although its notice arrives while the answer lies at the petition office', () => {
    const built = accepted({ on: '2026-03-11', pack: ONE_WINDOW }).on('2026-05-06')
    built.does(handler, request(10)).does(head, { kind: 'approveExtension' }).does(handler, answer)
    built.does(SERVICE, deliver(built)).does(registrar, { kind: 'returnAnswer', reason: 'No basis.' })
    expect(built.petition).toMatchObject({ status: 'accepted', extendedDays: 10 })
    expect(built.clock('handling')).toMatchObject({ days: 70 })
  })
})
