import { useEffect, useRef } from 'preact/hooks'
import { summary } from '../format.js'
import { Icon } from '../icons.js'
import { isShown, narrow, show } from '../layout.js'
import { addSomebody, allSpeak } from '../people.js'
import { type Chat, chats, unread } from '../state.js'
import { language, t } from '../texts.js'
import { complain } from '../toasts.js'
import { Avatar, shownName } from './avatar.js'

/** Everybody there is: who is seen now, and where something new has arrived. */
export function Rail() {
  const all = [...chats.value.values()]
  const others = all.some(({ person }) => person.value.language !== language.value)
  return (
    <nav class="rail" aria-label={t('people')}>
      <ul>
        {all.map((chat) => (
          <li key={chat.id}>
            <Somebody chat={chat} />
          </li>
        ))}
        <li>
          <button type="button" class="somebody" onClick={() => void addSomebody().catch(complain)}>
            <span class="avatar plain-avatar">
              <Icon name="add" />
            </span>
            <span class="name">{t('addPerson')}</span>
          </button>
        </li>
        {others && (
          <li>
            <button type="button" class="somebody quiet" onClick={() => void allSpeak().catch(complain)}>
              <span class="name">{t('allSpeak')}</span>
            </button>
          </li>
        )}
      </ul>
    </nav>
  )
}

function Somebody({ chat }: { chat: Chat }) {
  const button = useRef<HTMLButtonElement>(null)
  const here = isShown(chat.id)
  const count = unread(chat)
  const last = chat.messages.value.at(-1)
  useEffect(() => {
    if (here && narrow.value) button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [here])
  return (
    <button
      ref={button}
      type="button"
      class="somebody"
      aria-current={here ? 'true' : undefined}
      onClick={() => show(chat.id)}
    >
      <Avatar person={chat.person.value} />
      <span class="lines">
        <span class="name">{shownName(chat.person.value)}</span>
        {last && count > 0 && (
          <span class="last" aria-hidden="true">
            {summary(last)}
          </span>
        )}
      </span>
      {count > 0 && (
        <span class="count">
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <span class="unseen"> {t('unread', { count })}</span>
        </span>
      )}
    </button>
  )
}
