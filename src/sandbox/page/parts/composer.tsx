import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { KeyboardButton } from '../../shapes.js'
import { addFiles, dropFile, sendWaiting, type Waiting } from '../files.js'
import { sizeText } from '../format.js'
import { Icon } from '../icons.js'
import { pointed } from '../layout.js'
import { canRecord, record, recording } from '../recording.js'
import { askContact, askLocation, askSticker } from '../shares.js'
import { actAs, type Chat } from '../state.js'
import { t } from '../texts.js'
import { complain } from '../toasts.js'
import { MenuButton } from './menu.js'

const CAPTION = 1024
const TALLEST = 180

/** Everything below the conversation: the field, what waits to be sent, the bot's keyboard. */
export function Composer({ chat }: { chat: Chat }) {
  const entry = useRef<HTMLTextAreaElement>(null)
  const sending = useSignal(false)
  const asFiles = useSignal(false)
  const focus = (): void => entry.current?.focus({ preventScroll: true })
  const text = chat.draft.value
  const waits = chat.tray.value.length > 0
  const given = chat.blocked.value ? null : chat.keyboard.value
  const keysShown = given !== null && !chat.keyboardHidden.value
  const mine = recording.value?.chat === chat.id

  useLayoutEffect(() => {
    const field = entry.current
    if (!field) return
    field.style.height = 'auto'
    field.style.height = `${Math.min(field.scrollHeight, TALLEST)}px`
  }, [text])

  const send = async (): Promise<void> => {
    const words = chat.draft.value.trim()
    if (sending.value || (words === '' && chat.tray.value.length === 0)) return
    sending.value = true
    // Whoever types on meanwhile writes the next message.
    chat.draft.value = ''
    try {
      const caption = chat.tray.value.length > 0 && words.length <= CAPTION
      if (chat.tray.value.length > 0) await sendWaiting(chat, caption ? words : '', asFiles.value)
      if (words !== '' && !caption) await actAs(chat.id, 'text', { text: words })
      asFiles.value = false
    } catch (error) {
      complain(error)
      chat.draft.value = [words, chat.draft.value].filter(Boolean).join('\n')
    } finally {
      sending.value = false
    }
  }

  if (chat.blocked.value) return <Unblock chat={chat} />
  return (
    <div class="foot">
      {waits && <Tray chat={chat} asFiles={asFiles.value} setAsFiles={(on) => (asFiles.value = on)} />}
      {sending.value && waits && <p class="uploading">{t('uploading')}</p>}
      {mine ? (
        <Recorder />
      ) : (
        <form
          class="composer"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <Attach chat={chat} focus={focus} />
          {chat.commands.value.length > 0 && (
            <MenuButton
              label={t('commands')}
              items={() =>
                chat.commands.value.map(({ command, description }) => ({
                  label: `/${command}`,
                  hint: description,
                  run: () => void actAs(chat.id, 'text', { text: `/${command}` }).catch(complain),
                }))
              }
            >
              <Icon name="slash" />
            </MenuButton>
          )}
          <textarea
            ref={entry}
            id={`entry-${chat.id}`}
            class="entry"
            rows={1}
            aria-label={t('message')}
            placeholder={given?.input_field_placeholder ?? t('writeHere')}
            enterkeyhint="send"
            autocomplete="off"
            value={text}
            onInput={({ currentTarget }) => {
              chat.draft.value = currentTarget.value
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
              event.preventDefault()
              void send()
            }}
            onPaste={(event) => {
              if (!event.clipboardData?.files.length) return
              event.preventDefault()
              addFiles(chat, event.clipboardData.files)
            }}
          />
          {given !== null && (
            <button
              type="button"
              class="icon"
              aria-label={t('keyboard')}
              title={t('keyboard')}
              aria-expanded={keysShown}
              onClick={() => {
                chat.keyboardHidden.value = !chat.keyboardHidden.value
              }}
            >
              <Icon name="keys" />
            </button>
          )}
          {text.trim() === '' && !waits && canRecord() ? (
            <button
              type="button"
              class="icon strong"
              aria-label={t('record')}
              title={t('record')}
              onClick={() => void record(chat)}
            >
              <Icon name="mic" />
            </button>
          ) : (
            <button
              type="submit"
              class="icon strong send"
              aria-label={t('send')}
              title={t('send')}
              aria-busy={sending.value ? 'true' : undefined}
            >
              <Icon name="send" />
            </button>
          )}
        </form>
      )}
      {keysShown && (
        <fieldset class="keyboard" aria-label={t('keyboard')}>
          {given.keyboard.map((row, index) => (
            <div key={index} class="row">
              {row.map((button) => (
                <Key key={button.text} chat={chat} button={button} focus={focus} />
              ))}
            </div>
          ))}
        </fieldset>
      )}
    </div>
  )
}

function Unblock({ chat }: { chat: Chat }) {
  return (
    <div class="foot unblock">
      <p>{t('blocked')}</p>
      <button
        type="button"
        class="strong"
        onClick={() => void actAs(chat.id, 'block', { blocked: false }).catch(() => undefined)}
      >
        {t('unblock')}
      </button>
    </div>
  )
}

function Attach({ chat, focus }: { chat: Chat; focus: () => void }) {
  /** Opens the browser's choice of files. */
  const pick = (accept: string, as: Waiting['as'] = 'any'): void => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = as !== 'voice'
    input.accept = accept
    input.addEventListener('change', () => {
      addFiles(chat, input.files ?? [], as)
      focus()
    })
    input.click()
  }
  const run = (act: () => Promise<void>) => () => void act().catch(complain)
  return (
    <MenuButton
      label={t('attach')}
      items={() => [
        { icon: 'photo', label: t('attachPhoto'), run: () => pick('image/*,video/*') },
        { icon: 'file', label: t('attachFile'), run: () => pick('', 'document') },
        { icon: 'mic', label: t('attachVoice'), run: () => pick('audio/*', 'voice') },
        { icon: 'pin', label: t('attachLocation'), run: run(() => shareLocation(chat)) },
        { icon: 'person', label: t('attachContact'), run: run(() => shareContact(chat)) },
        { icon: 'smile', label: t('attachSticker'), run: run(() => shareSticker(chat)) },
      ]}
    >
      <Icon name="clip" />
    </MenuButton>
  )
}

async function shareContact(chat: Chat): Promise<void> {
  const contact = await askContact(chat)
  if (contact) await actAs(chat.id, 'contact', contact)
}

async function shareLocation(chat: Chat): Promise<void> {
  const location = await askLocation()
  if (location) await actAs(chat.id, 'location', location)
}

async function shareSticker(chat: Chat): Promise<void> {
  const emoji = await askSticker()
  if (emoji) await actAs(chat.id, 'sticker', { emoji })
}

/** A key of the keyboard that the bot put in place of the phone's own. */
function Key({ chat, button, focus }: { chat: Chat; button: KeyboardButton; focus: () => void }) {
  const { text, request_contact, request_location } = button
  const run = async (): Promise<void> => {
    // The answer may bring a new keyboard before this press is over; only the old one is put away.
    const pressed = chat.keyboard.value
    if (request_contact) await shareContact(chat)
    else if (request_location) await shareLocation(chat)
    else await actAs(chat.id, 'text', { text })
    if (pressed?.one_time_keyboard && chat.keyboard.value === pressed) chat.keyboardHidden.value = true
    focus()
  }
  return (
    <button
      type="button"
      class={pointed.value?.who === chat.id && pointed.value.label === text ? 'choice pointed' : 'choice'}
      onClick={() => void run().catch(complain)}
    >
      {request_contact && <Icon name="person" />}
      {request_location && <Icon name="pin" />}
      {text}
    </button>
  )
}

function Tray({
  chat,
  asFiles,
  setAsFiles,
}: {
  chat: Chat
  asFiles: boolean
  setAsFiles: (on: boolean) => void
}) {
  const waiting = chat.tray.value
  return (
    <div class="tray">
      <ul aria-label={t('toBeSent')}>
        {waiting.map((entry) => (
          <li key={`${entry.file.name} ${entry.file.lastModified} ${entry.file.size}`}>
            {entry.url ? (
              <img src={entry.url} alt="" />
            ) : (
              <span class="sign">
                <Icon name={entry.as === 'voice' ? 'mic' : 'file'} />
              </span>
            )}
            <span class="lines">
              <span class="name">{entry.file.name}</span>
              <span class="detail">{sizeText(entry.file.size)}</span>
            </span>
            <button
              type="button"
              class="icon"
              aria-label={t('remove', { name: entry.file.name })}
              onClick={() => dropFile(chat, entry)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {waiting.some(({ url }) => url) && (
        <label class="check">
          <input
            type="checkbox"
            checked={asFiles}
            onChange={({ currentTarget }) => setAsFiles(currentTarget.checked)}
          />
          {t('asFiles')}
        </label>
      )}
    </div>
  )
}

function Recorder() {
  const { seconds = 0, finish } = recording.value ?? {}
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <div class="recorder">
      <button type="button" class="plain" onClick={() => finish?.(false)}>
        {t('discard')}
      </button>
      <p role="status">
        <span class="dot" aria-hidden="true" />
        {t('recording')} <time>{length}</time>
      </p>
      <button type="button" class="strong" onClick={() => finish?.(true)}>
        {t('stopAndSend')}
      </button>
    </div>
  )
}
