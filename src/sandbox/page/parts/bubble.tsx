import { useSignal } from '@preact/signals'
import { memo } from 'preact/compat'
import type { Document, InlineButton, Message } from '../../shapes.js'
import { act } from '../api.js'
import { alertBox, ask, Field, showPhoto } from '../dialogs.js'
import { dayOf, safe, sizeText, summary, timeOf } from '../format.js'
import { Icon, type IconName } from '../icons.js'
import { pointed } from '../layout.js'
import { press } from '../state.js'
import { language, t } from '../texts.js'
import { announce, complain, toast } from '../toasts.js'
import { RichText } from './rich-text.js'

const address = (fileId: string): string => `/sandbox/files/${encodeURIComponent(fileId)}`

/** One message, or several that came as an album. */
export const Bubble = memo(BubbleOf, (before, after) => same(before.messages, after.messages))

const same = (before: readonly Message[], after: readonly Message[]): boolean =>
  before.length === after.length && before.every((message, index) => message === after[index])

function BubbleOf({ messages }: { messages: readonly Message[] }) {
  // A memo doesn't hear of its parent's language.
  language.value
  const [first] = messages
  if (!first) return null
  const own = !first.from.is_bot
  const captioned = messages.find((message) => message.caption !== undefined)
  const kinds = [own ? 'own' : 'office', first.sticker ? 'bare' : '', first.reply_markup ? 'asks' : '']
  return (
    <article
      class={['message', ...kinds].filter(Boolean).join(' ')}
      data-id={first.message_id}
      aria-label={`${own ? t('you') : t('office')} ${timeOf(first)}`}
    >
      <div class="bubble">
        {first.forward_origin && <p class="note">{t('forwarded')}</p>}
        {first.reply_to_message && (
          <p class="quote">
            <span class="unseen">{t('answerTo', { text: '' })}</span>
            {summary(first.reply_to_message)}
          </p>
        )}
        <Media messages={messages} />
        {first.text !== undefined && <Words text={first.text} entities={first.entities} />}
        {captioned?.caption !== undefined && (
          <Words text={captioned.caption} entities={captioned.caption_entities} />
        )}
        <p class="time">
          {own && first.text !== undefined && <Edit message={first} />}
          {first.edit_date ? `${t('edited')} ` : ''}
          <time dateTime={new Date(first.date * 1000).toISOString()} title={dayOf(first)}>
            {timeOf(first)}
          </time>
        </p>
      </div>
      {first.reply_markup && (
        <fieldset class="inline" aria-label={t('keyboard')}>
          {first.reply_markup.inline_keyboard.map((row, index) => (
            <div key={index} class="row">
              {row.map((button) => (
                <Inline key={`${button.text}${button.callback_data}`} message={first} button={button} />
              ))}
            </div>
          ))}
        </fieldset>
      )}
    </article>
  )
}

/** Changes a text of one's own, as in the messenger. */
function Edit({ message }: { message: Message }) {
  const edit = async (): Promise<void> => {
    let text = message.text ?? ''
    const changed = await ask(
      t('edit'),
      <Field label={t('message')}>
        <textarea
          rows={5}
          required
          maxLength={4096}
          defaultValue={text}
          onInput={({ currentTarget }) => {
            text = currentTarget.value
          }}
        />
      </Field>,
      () => text.trim(),
      { confirm: t('save') },
    )
    if (changed && changed !== message.text)
      await act(message.chat.id, 'edit', { message_id: message.message_id, text: changed })
  }
  return (
    <button type="button" class="edit" onClick={() => void edit().catch(complain)}>
      {t('edit')}
    </button>
  )
}

function Words({ text, entities }: { text: string; entities: Message['entities'] }) {
  return (
    <div class="words" dir="auto">
      <RichText text={text} entities={entities ?? []} />
    </div>
  )
}

function Media({ messages }: { messages: readonly Message[] }) {
  const pictures = messages.filter((message) => message.photo)
  return (
    <>
      {pictures.length > 0 && (
        <div class={`photos of-${Math.min(pictures.length, 4)}`}>
          {pictures.map((message) => (
            <Photo key={message.message_id} message={message} />
          ))}
        </div>
      )}
      {messages
        .filter((message) => !message.photo)
        .map((message) => (
          <Other key={message.message_id} message={message} />
        ))}
    </>
  )
}

function Photo({ message }: { message: Message }) {
  const size = message.photo?.at(-1)
  if (!size) return null
  const alt = message.caption ?? t('photo')
  const src = address(size.file_id)
  return (
    <button type="button" class="picture" title={t('openPhoto')} onClick={() => showPhoto(src, alt)}>
      <img src={src} alt={alt} loading="lazy" width={size.width} height={size.height} />
    </button>
  )
}

function Other({ message }: { message: Message }) {
  const { document, voice, audio, video, sticker, venue, location, contact } = message
  if (document) return <FileCard file={document} />
  const sound = voice ?? audio
  // biome-ignore-start lint/a11y/useMediaCaption: what people sent has no captions
  if (sound) {
    return (
      <audio
        controls
        preload="metadata"
        src={address(sound.file_id)}
        aria-label={t(voice ? 'voice' : 'audio')}
      />
    )
  }
  if (video) return <video controls preload="metadata" src={address(video.file_id)} aria-label={t('video')} />
  // biome-ignore-end lint/a11y/useMediaCaption: see above
  if (sticker) {
    return (
      <p class="sticker" role="img" aria-label={t('sticker', { emoji: sticker.emoji })}>
        {sticker.emoji}
      </p>
    )
  }
  if (location) {
    const numbers = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`
    const detail = venue?.address ? `${venue.address} · ${numbers}` : numbers
    return <Card sign="pin" name={venue?.title ?? t('location')} detail={detail} />
  }
  return contact ? <Card sign="person" name={contact.first_name} detail={contact.phone_number} /> : null
}

function FileCard({ file }: { file: Document }) {
  const name = file.file_name ?? t('file')
  const size = sizeText(file.file_size)
  return (
    <a class="card" href={address(file.file_id)} download={name} aria-label={t('download', { name, size })}>
      <CardInside sign="file" name={name} detail={size} />
    </a>
  )
}

const Card = (props: { sign: IconName; name: string; detail: string }) => (
  <div class="card">
    <CardInside {...props} />
  </div>
)

const CardInside = ({ sign, name, detail }: { sign: IconName; name: string; detail: string }) => (
  <>
    <span class="sign">
      <Icon name={sign} />
    </span>
    <span class="lines">
      <span class="name">{name}</span>
      <span class="detail">{detail}</span>
    </span>
  </>
)

const isPointed = (who: number, label: string): boolean =>
  pointed.value?.who === who && pointed.value.label === label

function Inline({ message, button }: { message: Message; button: InlineButton }) {
  const busy = useSignal(false)
  const { text, callback_data: data, url } = button
  if (url !== undefined && safe(url)) {
    return (
      <a
        class="choice"
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        aria-label={t('opensOutside', { text })}
      >
        {text} ↗
      </a>
    )
  }
  const run = async (): Promise<void> => {
    if (busy.value || data === undefined) return
    busy.value = true
    try {
      const answer = await press(message.chat.id, message.message_id, data)
      if (!answer.text) return
      // In passing, or to be confirmed.
      if (answer.alert) return void alertBox(answer.text)
      toast(answer.text)
      announce(answer.text)
    } catch (error) {
      complain(error)
    } finally {
      busy.value = false
    }
  }
  return (
    <button
      type="button"
      class={isPointed(message.chat.id, text) ? 'choice pointed' : 'choice'}
      disabled={data === undefined}
      aria-busy={busy.value ? 'true' : undefined}
      onClick={() => void run()}
    >
      {text}
    </button>
  )
}
