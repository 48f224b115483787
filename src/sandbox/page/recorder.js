import { $, el } from './dom.js'
import { sendVoice } from './files.js'
import { t } from './texts.js'
import { toast } from './toast.js'

const KINDS = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4']
const LONGEST = 300

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder)

/** Records until it is sent or discarded; five minutes at most. */
export async function record() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined)
  if (!stream) return toast(t('noMicrophone'))
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind))
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {})
  const chunks = []
  const started = performance.now()
  const seconds = () => Math.round((performance.now() - started) / 1000)
  let wanted = false
  const bar = $('recorder')
  const length = el('time', {}, '0:00')
  const finish = (send) => {
    wanted = send
    recorder.stop()
  }
  recorder.ondataavailable = ({ data }) => chunks.push(data)
  recorder.onstop = () => {
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    bar.hidden = true
    $('composer').hidden = false
    $('entry').focus()
    const type = recorder.mimeType.split(';')[0]
    const extension = { 'audio/ogg': 'ogg', 'audio/webm': 'webm', 'audio/mp4': 'm4a' }[type] ?? 'ogg'
    if (wanted && chunks.length > 0)
      void sendVoice(new File(chunks, `voice.${extension}`, { type }), seconds())
  }
  const timer = setInterval(() => {
    const now = seconds()
    length.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, '0')}`
    if (now >= LONGEST) finish(true)
  }, 500)
  const send = el(
    'button',
    { type: 'button', class: 'strong', onclick: () => finish(true) },
    t('stopAndSend'),
  )
  bar.replaceChildren(
    el('button', { type: 'button', class: 'plain', onclick: () => finish(false) }, t('discard')),
    el(
      'p',
      { role: 'status' },
      el('span', { class: 'dot', 'aria-hidden': 'true' }),
      t('recording'),
      ' ',
      length,
    ),
    send,
  )
  $('composer').hidden = true
  bar.hidden = false
  recorder.start()
  send.focus()
}
