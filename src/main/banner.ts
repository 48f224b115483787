import { LANGUAGES } from '../config/texts.types.js'
import type { Service } from './service.js'

/** What the console says once the service is ready: for the operator, so in English. */
export function banner({ url, desk }: Service): string[] {
  const { environment, stores, opened, pack } = desk
  const { sandbox, dataDir } = environment
  const embedded = [
    ...(stores.embedded.documents ? ['document engine'] : []),
    ...(stores.embedded.queue ? ['queue store'] : []),
  ]
  return [
    '',
    sandbox
      ? `Petition Desk is ready. Open ${url} and talk to the bot.`
      : `Petition Desk is ready at ${url} (health: /healthz, /readyz, /metrics).`,
    ...(sandbox ? [`  ${LANGUAGES.map((language) => pack.texts.notice?.[language] ?? '').join(' ')}`] : []),
    `  Office     ${pack.office.name.en}`,
    `  Embedded   ${embedded.length > 0 ? embedded.join(', ') : 'nothing: MongoDB and Redis are used'}`,
    ...(embedded.length > 0 ? [`  Data       ${dataDir}`] : []),
    opened.file === undefined ? '  Key        PERSONAL_DATA_KEYS' : `  Key        ${opened.file}`,
    ...(opened.made
      ? [
          '             This key file was made just now. Copy it to a safe place, apart from any backup:',
          '             without it no backup can be read.',
        ]
      : []),
    ...(sandbox ? ['  Production see README.md: a bot token, MongoDB, Redis, a pack of your own'] : []),
    '  Stop       Ctrl-C',
    '',
  ]
}
