import type { Pack } from './pack.types.js'
import { crossCheck } from './pack-fit.js'
import { mistake } from './pack-mistakes.js'
import type { LocalText } from './texts.types.js'

/**
 * Whether a pack may serve, as a list of what stands in the way. In production it must not be a demo and must
 * name who runs the service: legal name, address, phone, hours and official page, which people are shown before
 * they say anything. Pure.
 */
export function checkPack(pack: Pack, { production }: { readonly production: boolean }): string[] {
  return production ? [...crossCheck(pack), ...refuseProduction(pack)] : crossCheck(pack)
}

const OPERATOR_FIELDS = ['legalName', 'address', 'phone', 'hours', 'page'] as const

function refuseProduction(pack: Pack): string[] {
  const refused: string[] = []
  if (pack.demo)
    refused.push(mistake('office.yaml', ['demo'], 'a demo must not serve an office; should be false'))
  if (pack.office.operator === undefined) {
    for (const field of OPERATOR_FIELDS) {
      refused.push(
        mistake('office.yaml', ['office', 'operator', field], 'is missing; people are shown who runs this'),
      )
    }
  }
  for (const { file, place, address, phone } of contacts(pack)) {
    if (isDemoContact(phone, address)) {
      refused.push(mistake(file, place, 'has an address or phone of the demo; should be the real one'))
    }
  }
  return refused
}

interface Contact {
  readonly file: string
  readonly place: readonly PropertyKey[]
  readonly address?: LocalText
  readonly phone: string
}

interface Reachable {
  readonly address: LocalText
  readonly phone: string
}

function contacts(pack: Pack): Contact[] {
  const found: Contact[] = [
    { file: 'office.yaml', place: ['office', 'dutyPhone'], phone: pack.office.dutyPhone },
  ]
  const add = (file: string, place: readonly PropertyKey[], body?: Reachable) => {
    if (body !== undefined) found.push({ file, place, address: body.address, phone: body.phone })
  }
  add('office.yaml', ['office', 'operator'], pack.office.operator)
  for (const [at, unit] of pack.units.entries()) {
    add('units.yaml', ['units', at], unit)
    add('units.yaml', ['units', at, 'outsideSuperior'], unit.outsideSuperior)
  }
  for (const [at, organ] of pack.disciplineOrgans.entries())
    add('office.yaml', ['disciplineOrgans', at], organ)
  for (const [at, { body }] of pack.elsewhere.entries())
    add('elsewhere.yaml', ['elsewhere', at, 'body'], body)
  return found
}

/** Addresses of the demo say DEMO, and its phones are the invented 555-01xx. */
function isDemoContact(phone: string, address?: LocalText): boolean {
  return (address?.en.includes('DEMO') ?? false) || /-555-01\d\d$/.test(phone)
}
