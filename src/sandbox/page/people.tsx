/** Adding people, renaming them, choosing their language. */
import { signal } from '@preact/signals'
import { addPerson, changePerson } from './api.js'
import { ask, Field } from './dialogs.js'
import { show } from './layout.js'
import { shownName } from './parts/avatar.js'
import { type Chat, chats, office } from './state.js'
import { LANGUAGES, language, type PageLanguage, t, textIn } from './texts.js'

const LONGEST_NAME = 40

function LanguageChoice({ value, set }: { value: PageLanguage; set: (to: PageLanguage) => void }) {
  return (
    <fieldset class="choices">
      <legend>{t('speaks')}</legend>
      {LANGUAGES.map((one) => (
        <label key={one} class="check">
          <input type="radio" name="language" defaultChecked={one === value} onChange={() => set(one)} />
          {textIn(one, 'languageName')}
        </label>
      ))}
    </fieldset>
  )
}

const NameField = ({ value, set }: { value: string; set: (to: string) => void }) => (
  <Field label={t('name')}>
    <input
      defaultValue={value}
      required
      maxLength={LONGEST_NAME}
      autocomplete="off"
      onInput={({ currentTarget }) => set(currentTarget.value)}
    />
  </Field>
)

/** Renames somebody or has them speak another language. */
export async function editPerson({ id, person }: Chat): Promise<void> {
  const before = { name: shownName(person.peek()), language: person.peek().language }
  const given = { ...before }
  const confirmed = await ask(
    t('editPerson'),
    <>
      <NameField value={given.name} set={(name) => Object.assign(given, { name })} />
      <LanguageChoice value={given.language} set={(to) => Object.assign(given, { language: to })} />
    </>,
    () => true,
  )
  if (!confirmed) return
  await changePerson(id, {
    ...(given.name.trim() === before.name ? {} : { name: given.name }),
    ...(given.language === before.language ? {} : { language: given.language }),
  })
}

/** Adds somebody: a citizen, or an official who joins by an invitation. */
export async function addSomebody(): Promise<void> {
  const roles = office.peek()?.roles ?? []
  const role = signal('citizen')
  const unit = signal<string | undefined>(undefined)
  const given: { name: string; language: PageLanguage } = { name: '', language: language.peek() }
  const RoleAndUnit = () => {
    const units = roles.find((one) => one.role === role.value)?.units ?? []
    return (
      <>
        <Field label={t('role')}>
          <select
            onChange={({ currentTarget }) => {
              role.value = currentTarget.value
              unit.value = roles.find((one) => one.role === currentTarget.value)?.units[0]?.id
            }}
          >
            <option value="citizen">{t('citizen')}</option>
            {roles.map((one) => (
              <option key={one.role} value={one.role}>
                {one.title[language.value]}
              </option>
            ))}
          </select>
        </Field>
        {units.length > 0 && (
          <Field label={t('unit')}>
            <select
              onChange={({ currentTarget }) => {
                unit.value = currentTarget.value
              }}
            >
              {units.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[language.value]}
                </option>
              ))}
            </select>
          </Field>
        )}
      </>
    )
  }
  const confirmed = await ask(
    t('addPerson'),
    <>
      <NameField value="" set={(name) => Object.assign(given, { name })} />
      <RoleAndUnit />
      <LanguageChoice value={given.language} set={(to) => Object.assign(given, { language: to })} />
    </>,
    () => true,
    { confirm: t('add') },
  )
  if (!confirmed) return
  const { person } = await addPerson({ ...given, role: role.peek(), unit: unit.peek() })
  show(person.id)
}

/** In an office in which nothing has been said yet, its people speak the language of who opens it. */
export async function greet(): Promise<void> {
  const all = [...chats.peek().values()]
  if (all.some(({ messages }) => messages.peek().length > 0)) return
  for (const { id, person } of all) {
    const { role, language: speaks } = person.peek()
    if (role !== 'citizen' && speaks !== language.peek())
      await changePerson(id, { language: language.peek() })
  }
}

/** Everybody speaks the page's language from now on. */
export async function allSpeak(): Promise<void> {
  const to = language.peek()
  for (const { id, person } of chats.peek().values()) {
    if (person.peek().language !== to) await changePerson(id, { language: to })
  }
}
