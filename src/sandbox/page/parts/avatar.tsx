import type { SandboxPerson } from '../../settings.js'
import { chats } from '../state.js'
import { language } from '../texts.js'

/** What somebody is called on the page: by their title in its language, unless they have a name of their own. */
export const shownName = ({ name, title }: SandboxPerson): string =>
  Object.values(title).includes(name) ? title[language.value] : name

/** The title beside a name; nothing where that is the name. */
export const shownTitle = (person: SandboxPerson): string => {
  const title = person.title[language.value]
  return title === shownName(person) ? '' : title
}

/** The letters for an avatar: what tells the title or name apart. */
function letters(person: SandboxPerson): string {
  const name = shownName(person)
  return [...name][0] ?? ''
}

export function Avatar({ person }: { person: SandboxPerson }) {
  const tone = [...chats.value.keys()].indexOf(person.id) % 6
  return (
    <span class={`avatar tone-${tone}`} aria-hidden="true">
      {letters(person)}
    </span>
  )
}
