import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { Message } from '../../shapes.js'
import { loadEarlier } from '../api.js'
import { dayOf, summary } from '../format.js'
import { Icon } from '../icons.js'
import { actAs, type Chat } from '../state.js'
import { t } from '../texts.js'
import { announce, complain } from '../toasts.js'
import { Bubble } from './bubble.js'

/** So much is left above a long message. */
const BEFORE = 8
/** So near to its end the log counts as at its end, and stays there. */
const NEAR = 80

/** The conversation of one person. */
export function Log({ chat, label }: { chat: Chat; label: string }) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const keepFromEnd = useRef<number | undefined>(undefined)
  const lastSeen = useRef(0)
  const below = useSignal(false)
  const messages = chat.messages.value
  const last = messages.at(-1)

  const toEnd = (): void => {
    atEnd.current = true
    below.value = false
    const log = box.current
    if (!log) return
    const end = log.scrollHeight - log.clientHeight
    // A message that is longer than the view is read from its beginning.
    const newest = log.querySelector<HTMLElement>('.message:last-of-type')
    const start = newest?.classList.contains('office') ? newest.offsetTop - BEFORE : end
    log.scrollTop = Math.min(end, start)
  }
  useLayoutEffect(() => {
    const log = box.current
    if (!log) return
    if (keepFromEnd.current !== undefined) {
      log.scrollTop = log.scrollHeight - keepFromEnd.current
      keepFromEnd.current = undefined
    }
    const fresh = last !== undefined && last.message_id > lastSeen.current
    const first = lastSeen.current === 0
    lastSeen.current = last?.message_id ?? 0
    if (atEnd.current || (fresh && !last.from.is_bot)) toEnd()
    else if (fresh) below.value = true
    if (fresh && !first && last.from.is_bot) announce(t('newMessage', { text: summary(last) }))
  }, [messages])
  useEffect(() => {
    const log = box.current
    if (!log) return
    // Only a person scrolls upwards; growing contents and a shrinking log leave the place as it is.
    let before = 0
    const onScroll = (): void => {
      const near = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR
      if (near || log.scrollTop < before) atEnd.current = near
      before = log.scrollTop
      if (atEnd.current) below.value = false
    }
    // A keyboard that appears and pictures that load later push the end away.
    const stay = (): void => {
      if (atEnd.current) toEnd()
    }
    const watcher = new ResizeObserver(stay)
    watcher.observe(log)
    log.addEventListener('scroll', onScroll)
    log.addEventListener('load', stay, true)
    return () => {
      watcher.disconnect()
      log.removeEventListener('scroll', onScroll)
      log.removeEventListener('load', stay, true)
    }
  }, [])

  const earlier = async (): Promise<void> => {
    const [first] = chat.messages.value
    if (!first) return
    const { messages: older } = await loadEarlier(chat.id, first.message_id)
    keepFromEnd.current = (box.current?.scrollHeight ?? 0) - (box.current?.scrollTop ?? 0)
    chat.complete.value = older.length === 0
    chat.messages.value = [...older, ...chat.messages.value]
  }
  const more = (messages[0]?.message_id ?? 1) > 1 && !chat.complete.value
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <div ref={box} class="log" role="log" aria-live="off" aria-label={label} tabIndex={0}>
        {messages.length === 0 && <Beginning chat={chat} />}
        {more && (
          <p class="earlier">
            <button type="button" class="plain" onClick={() => void earlier().catch(complain)}>
              {t('earlier')}
            </button>
          </p>
        )}
        {albums(messages).map((group, index, all) => (
          <Group key={group[0]?.message_id} group={group} before={all[index - 1]?.[0]} />
        ))}
      </div>
      {below.value && (
        <button type="button" class="jump" onClick={toEnd}>
          <Icon name="down" />
          {t('newBelow')}
        </button>
      )}
    </>
  )
}

function Group({ group, before }: { group: readonly Message[]; before: Message | undefined }) {
  const [first] = group
  if (!first) return null
  const day = dayOf(first)
  return (
    <>
      {(!before || dayOf(before) !== day) && (
        <p class="day">
          <span>{day}</span>
        </p>
      )}
      <Bubble messages={group} />
    </>
  )
}

/** Messages of one album stand together. */
function albums(messages: readonly Message[]): Message[][] {
  const groups: Message[][] = []
  for (const message of messages) {
    const last = groups.at(-1)
    const album = message.media_group_id
    if (album !== undefined && last?.[0]?.media_group_id === album) last.push(message)
    else groups.push([message])
  }
  return groups
}

function Beginning({ chat }: { chat: Chat }) {
  return (
    <div class="empty">
      <span class="avatar bot" aria-hidden="true">
        <Icon name="office" />
      </span>
      <p>{t('startHint')}</p>
      <button
        type="button"
        class="strong start"
        disabled={chat.blocked.value}
        onClick={() => void actAs(chat.id, 'text', { text: '/start' }).catch(complain)}
      >
        {t('start')}
      </button>
    </div>
  )
}
