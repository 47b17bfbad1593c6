import { describe, expect, it } from 'vitest'
import type { StatutCas, UsageCle } from '@/generated/soutien/enums'
import { possibles, proposerBinome } from '@/lib/soutien/attribution/binome'
import { GUIDE, lireGuide, manquesDuGuide, motsDuGuide } from '@/lib/soutien/entretien/schema'
import type { Intervenant } from '@/lib/soutien/policy'
import { ACTES, empechement, type ActeCas, type CasDeMembre } from '@/lib/soutien/suivi/policy'
import type { Candidat } from '@/lib/soutien/suivi/schema'
import { workflow, type ActionCas } from '@/lib/soutien/workflow'

const MEDECIN: Intervenant = { genre: 'MEMBRE', membreId: 'm', nom: 'Dr M', coordination: false }
const COORDINATION: Intervenant = { ...MEDECIN, coordination: true }

/** Each actor with the use of their key. A member without a key of the case is not here: the case does not exist for them. */
const QUI = {
  tri: [MEDECIN, 'TRI', false],
  binome: [MEDECIN, 'BINOME', false],
  coordination: [COORDINATION, 'SECOURS', false],
  'coordination, en nécessité': [COORDINATION, 'SECOURS', true],
  'ancienne coordination': [MEDECIN, 'SECOURS', false],
  personne: [{ genre: 'PERSONNE' }, null, false],
  portail: [{ genre: 'PORTAIL' }, null, false],
} as const satisfies Record<string, readonly [Intervenant, UsageCle | null, boolean]>

const cas = (statut: StatutCas, usage: UsageCle | null, secours: boolean): CasDeMembre => ({
  id: 'c',
  statut,
  version: 0,
  urgent: false,
  absences: 0,
  clePubliqueDossier: null,
  usage,
  secours,
})

function ligne(acte: string): string {
  const statuts = Object.keys(workflow.states) as StatutCas[]
  const noms = Object.entries(QUI).flatMap(([nom, [qui, usage, secours]]) => {
    const peut = (statut: StatutCas): boolean => {
      const row = cas(statut, usage, secours)
      if (acte in ACTES) return empechement(acte as ActeCas, qui, row) === undefined
      const transition = workflow.transitions[acte as ActionCas]
      return transition.by(qui, row) && transition.from.includes(statut)
    }
    const ou = statuts.filter(peut)
    if (ou.length === 0) return []
    return [`${nom} (${ou.length === statuts.length ? 'toujours' : ou.join(' ')})`]
  })
  return `${acte}: ${noms.join(', ') || 'personne d’autre'}`
}

describe('R-SOU-23: what each actor may do with a case, by the key they hold', () => {
  it('matches the reviewed table', () => {
    const actions = [...Object.keys(ACTES), ...Object.keys(workflow.transitions)]
    expect(actions.map(ligne)).toMatchInlineSnapshot(`
      [
        "voir: tri (toujours), binome (toujours), coordination, en nécessité (toujours)",
        "lire: tri (toujours), binome (toujours), coordination, en nécessité (toujours)",
        "recuser: tri (toujours), binome (toujours)",
        "repondre: tri (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI CLOS), binome (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI CLOS), coordination, en nécessité (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI CLOS)",
        "ecarter: tri (RECUE URGENCE)",
        "preparer: tri (RECUE URGENCE), binome (toujours), coordination, en nécessité (toujours)",
        "ficher: binome (ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
        "noter: binome (ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
        "guider: binome (ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
        "relayer: binome (ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI CLOS), coordination, en nécessité (ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI CLOS)",
        "alerter: tri (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI), binome (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI), coordination, en nécessité (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
        "conduire: tri (RECUE URGENCE), binome (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI), coordination, en nécessité (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
        "signer: tri (RECUE URGENCE), binome (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI), coordination, en nécessité (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
        "apaiser: binome (ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
        "ouvrirSecours: coordination (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI CLOS)",
        "signalerUrgence: tri (RECUE), personne (RECUE)",
        "attribuer: tri (RECUE URGENCE)",
        "proposerRdv: binome (ATTRIBUEE REALISE NON_HONORE ORIENTE SUIVI)",
        "confirmerRdv: binome (RDV_PROPOSE), personne (RDV_PROPOSE)",
        "choisirCreneau: personne (RECUE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
        "annulerRdv: binome (RDV_PROPOSE RDV_CONFIRME), personne (RDV_PROPOSE RDV_CONFIRME)",
        "libererRdv: portail (RDV_PROPOSE RDV_CONFIRME)",
        "tenirRdv: binome (RDV_CONFIRME)",
        "constaterAbsence: binome (RDV_CONFIRME)",
        "orienter: binome (REALISE ORIENTE SUIVI)",
        "suivre: binome (REALISE ORIENTE SUIVI CLOS)",
        "clore: tri (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI), binome (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
        "retirer: personne (RECUE URGENCE ATTRIBUEE RDV_PROPOSE RDV_CONFIRME REALISE NON_HONORE ORIENTE SUIVI)",
      ]
    `)
  })
})

const medecin = (id: string, reste: Partial<Candidat> = {}): Candidat => ({
  id,
  nom: id,
  clePublique: 'age1',
  coordination: false,
  usage: 'TRI',
  recuse: false,
  disponible: true,
  charge: 0,
  ...reste,
})

describe('R-SOU-6: the doctors proposed for a case', () => {
  it('leave out a doctor whom the person set aside, who stepped aside, or who has no key', () => {
    const medecins = [medecin('a'), medecin('b', { recuse: true }), medecin('c'), medecin('d', { clePublique: '' })]
    expect(possibles(medecins, ['c']).map((m) => m.id)).toEqual(['a'])
    expect(proposerBinome(possibles(medecins, ['c']), 'cas')).toBeNull()
  })

  it('are those who gave times, then those who follow the fewest cases, whatever their order in the list', () => {
    const medecins = [
      medecin('a', { charge: 3 }),
      medecin('b', { disponible: false }),
      medecin('c', { charge: 1 }),
      medecin('d', { charge: 2 }),
    ]
    for (const liste of [medecins, [...medecins].reverse()]) expect(proposerBinome(liste, 'cas')?.map((m) => m.id)).toEqual(['c', 'd'])
  })

  it('take turns from one case to the next when they are equal', () => {
    const six = [...'abcdef'].map((id) => medecin(id))
    const tours = new Map<string, number>()
    for (let n = 0; n < 600; n += 1)
      for (const { id } of proposerBinome(six, `${n}-${(n * 7919) % 997}`) ?? []) tours.set(id, (tours.get(id) ?? 0) + 1)
    for (const id of 'abcdef') expect(tours.get(id) ?? 0).toBeGreaterThan(120)
  })
})

describe('the interview’s guide', () => {
  it('R-SOU-9: keeps only its own fields, and names the mandatory ones that are empty', () => {
    const data = new FormData()
    data.set('demande', '  souffler  ')
    data.set('diagnostic', 'x')
    data.set('plan', ' ')
    const guide = lireGuide(data)
    expect(guide).toEqual({ demande: 'souffler' })
    expect(manquesDuGuide(guide).map((c) => c.nom)).toEqual(['cadre', 'risque', 'urgence', 'dangerosite', 'plan'])
    expect(manquesDuGuide(undefined)).toHaveLength(6)
    expect(motsDuGuide({ risque: 'faible', cadre: 'oui' })).toEqual([
      { titre: 'Cadre', reponses: [{ terme: GUIDE[0]?.champs[0]?.libelle, valeur: 'Oui' }] },
      { titre: 'Risque, urgence, dangerosité', reponses: [{ terme: 'Risque : ce qui fragilise, ce qui protège', valeur: 'Faible' }] },
    ])
  })
})
