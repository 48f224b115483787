import { useSignal } from '@preact/signals'
import { act } from '../api.js'
import { addFiles } from '../files.js'
import { Icon } from '../icons.js'
import { active, isShown, narrow, show } from '../layout.js'
import { editPerson } from '../people.js'
import { type Chat, chats, connected, unread } from '../state.js'
import { t } from '../texts.js'
import { complain } from '../toasts.js'
import { Avatar, shownName, shownTitle } from './avatar.js'
import { Composer } from './composer.js'
import { Log } from './log.js'
import { MenuButton, type MenuItem } from './menu.js'

/** One person's chat with the bot. */
export function Pane({ chat, place }: { chat: Chat; place: number }) {
  const dropping = useSignal(false)
  const name = shownName(chat.person.value)
  return (
    <section
      class={`pane ${active.value === place ? 'active' : ''}`}
      aria-label={t('chatOf', { name })}
      data-person={chat.id}
      onFocusCapture={() => {
        active.value = place
      }}
      onPointerDownCapture={() => {
        active.value = place
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        dropping.value = true
      }}
      onDragLeave={(event) => {
        const { currentTarget, relatedTarget } = event
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) dropping.value = false
      }}
      onDrop={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return
        event.preventDefault()
        dropping.value = false
        addFiles(chat, event.dataTransfer.files)
      }}
    >
      <Head chat={chat} place={place} />
      <Log key={chat.id} chat={chat} label={t('conversationOf', { name })} />
      <Composer key={`below ${chat.id}`} chat={chat} />
      {dropping.value && <p class="drop">{t('dropHere')}</p>}
    </section>
  )
}

function Head({ chat, place }: { chat: Chat; place: number }) {
  const person = chat.person.value
  const doing = chat.doing.value
  const status = !connected.value
    ? t('offline')
    : doing !== undefined
      ? t(doing === 'typing' ? 'typing' : 'sendingFile')
      : shownTitle(person)
  const name = shownName(person)
  return (
    <div class="head">
      <Avatar person={person} />
      <div class="who">
        <h2>{name}</h2>
        {status !== '' && <p class={doing !== undefined || !connected.value ? 'active' : ''}>{status}</p>}
      </div>
      <span class="tongue" title={t('speaks')}>
        {person.language === 'en' ? 'EN' : '中'}
      </span>
      {!narrow.value && (
        <MenuButton label={t('switchPerson')} side="below-right" items={() => others(place)}>
          <Icon name="person" />
        </MenuButton>
      )}
      <MenuButton
        label={t('more')}
        side="below-right"
        items={() => [
          { icon: 'edit', label: t('editPerson'), run: () => void editPerson(chat).catch(complain) },
          {
            label: t(chat.blocked.value ? 'unblock' : 'block'),
            run: () => void act(chat.id, 'block', { blocked: !chat.blocked.value }).catch(complain),
          },
        ]}
      >
        <Icon name="more" />
      </MenuButton>
    </div>
  )
}

/** Everybody whose chat could stand here. */
const others = (place: number): MenuItem[] =>
  [...chats.value.values()]
    .filter(({ id }) => !isShown(id))
    .map((chat) => ({
      label: shownName(chat.person.value),
      hint: shownTitle(chat.person.value),
      count: unread(chat),
      run: () => show(chat.id, place),
    }))
