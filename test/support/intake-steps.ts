import { talk } from './talk.js'

export type Talk = ReturnType<typeof talk>

/** Up to the question that asks what happened. */
export function begun(): Talk {
  const citizen = talk()
  citizen.command('start')
  citizen.press('File a petition')
  citizen.press('A problem to be solved')
  citizen.press('I agree')
  return citizen
}

export function toPlace(): Talk {
  const citizen = begun()
  citizen.text('My land was taken for a road and the compensation was never paid.')
  citizen.press('Done')
  citizen.text('Please pay the compensation.')
  return citizen
}

export function toAbout(): Talk {
  const citizen = toPlace()
  citizen.text('5 Guangming Street, Huoqiu County')
  return citizen
}

export function toWho(): Talk {
  const citizen = toAbout()
  citizen.press('Skip')
  return citizen
}

export function toSummary(): Talk {
  const citizen = toWho()
  citizen.contact()
  return citizen
}

/** The content of the petition that was filed. */
export const filedContent = (citizen: Talk) =>
  citizen.commands.flatMap((command) => (command.kind === 'filePetition' ? [command.content] : []))[0]
