/** A voice message from the microphone. */
import { signal } from '@preact/signals'
import { sendVoice } from './files.js'
import type { Chat } from './state.js'
import { t } from './texts.js'
import { complain, toast } from './toasts.js'

const KINDS = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4']
const EXTENSIONS = new Map([
  ['audio/ogg', 'ogg'],
  ['audio/webm', 'webm'],
  ['audio/mp4', 'm4a'],
])
const LONGEST = 300

export const canRecord = (): boolean => 'mediaDevices' in navigator && 'MediaRecorder' in globalThis

/** The recording that runs: in whose chat, how many seconds, and how it ends. */
export const recording = signal<{ chat: number; seconds: number; finish(send: boolean): void } | undefined>(
  undefined,
)

/** Records until it is sent or discarded; five minutes at most. */
export async function record(chat: Chat): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true }).catch(() => undefined)
  if (!stream) return toast(t('noMicrophone'))
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind))
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {})
  const chunks: Blob[] = []
  const started = performance.now()
  const seconds = (): number => Math.round((performance.now() - started) / 1000)
  let wanted = false
  const finish = (send: boolean): void => {
    wanted = send
    recorder.stop()
  }
  const timer = setInterval(() => {
    if (recording.value) recording.value = { ...recording.value, seconds: seconds() }
    if (seconds() >= LONGEST) finish(true)
  }, 500)
  recorder.ondataavailable = ({ data }) => chunks.push(data)
  recorder.onstop = () => {
    clearInterval(timer)
    for (const track of stream.getTracks()) track.stop()
    recording.value = undefined
    const type = recorder.mimeType.split(';')[0] ?? ''
    const file = new File(chunks, `voice.${EXTENSIONS.get(type) ?? 'ogg'}`, { type })
    if (wanted && chunks.length > 0) void sendVoice(chat, file, seconds()).catch(complain)
  }
  recorder.start()
  recording.value = { chat: chat.id, seconds: 0, finish }
}
