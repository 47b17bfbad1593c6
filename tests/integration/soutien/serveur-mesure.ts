// A process that only ever ran the server's side: it receives what browsers post, already encrypted, and what it is asked at
// the end is the whole of its memory. Started by `marqueurs.test.ts`.
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8'
import type { FormAction } from '@/lib/core/form-state'
import { definePublicAction } from '@/lib/core/action'
import { chargerActeur } from '@/lib/core/session'
import { acteurSysteme } from '@/lib/core/tache'
import { trace } from '@/lib/core/trace'
import { attribuer } from '@/lib/soutien/attribution/commands'
import { attribuerSchema } from '@/lib/soutien/attribution/schema'
import { tacheMatin, tacheUrgences } from '@/lib/soutien/avis/taches'
import { conduire } from '@/lib/soutien/danger/commands'
import { deposerDemande, devoiler, ouvrirRetour, repondre } from '@/lib/soutien/demande/commands'
import { demandeSchema, devoilerSchema, reponseSchema, retourSchema } from '@/lib/soutien/demande/schema'
import { orienter } from '@/lib/soutien/entretien/commands'
import { donnerDefi } from '@/lib/soutien/preuve/commands'
import { guider, lire, noter, repondre as repondreEnMedecin } from '@/lib/soutien/suivi/commands'
import { lireRubrique } from '@/lib/soutien/suivi/queries'
import { exigerMembre } from '@/lib/soutien/queries'
import { transmettre } from '@/lib/soutien/tiers/commands'
import { tiersSchema } from '@/lib/soutien/tiers/schema'

/** Public posts go through the action that the pages use: schema, echo, trace. */
const PUBLIQUES: Record<string, FormAction> = {
  deposer: definePublicAction(demandeSchema, deposerDemande),
  ouvrir: definePublicAction(retourSchema, ouvrirRetour),
  repondre: definePublicAction(reponseSchema, repondre),
  devoiler: definePublicAction(devoilerSchema, devoiler),
  transmettre: definePublicAction(tiersSchema, transmettre),
}

const acteur = async (personneId: string) => {
  const lu = await chargerActeur(personneId)
  if (!lu) throw new Error('nobody')
  return lu
}

type Saisie = Record<string, string>

const MEMBRES: Record<string, (personneId: string, saisie: never) => Promise<unknown>> = {
  lire: async (p, saisie: { id: string }) => lire(await acteur(p), saisie),
  attribuer: async (p, { cles, ...saisie }: Saisie) => attribuer(await acteur(p), attribuerSchema.parse({ ...saisie, cles })),
  noter: async (p, saisie: { id: string; contenu: string }) => noter(await acteur(p), saisie),
  guider: async (p, saisie: { id: string; contenu: string }) => guider(await acteur(p), saisie),
  conduire: async (p, saisie: { id: string; contenu: string }) => conduire(await acteur(p), saisie),
  orienter: async (p, saisie: { id: string; version: number; orientation: string }) => orienter(await acteur(p), saisie),
  ecrire: async (p, saisie: { id: string; contenu: string }) => repondreEnMedecin(await acteur(p), saisie),
  tableau: async (p) => lireRubrique(await exigerMembre(await acteur(p)), 'demandes', 1),
}

export type Ordre = Readonly<{ n: number; acte: string; personneId?: string; saisie: Record<string, string | number> }>

const partage = globalThis as typeof globalThis & { temoins?: unknown[] }
partage.temoins = []

async function executer({ acte, personneId, saisie }: Ordre): Promise<unknown> {
  if (acte === 'temoin') {
    trace.info({ temoin: saisie.mot }, 'temoin')
    return partage.temoins?.push(saisie)
  }
  if (acte === 'defi') return (await donnerDefi()).answer
  if (acte === 'taches')
    return Promise.all([tacheUrgences, tacheMatin].map((t) => t.executer(acteurSysteme(), { essai: false }).catch(() => undefined)))
  if (acte === 'memoire') {
    // Strings are cut after a thousand characters unless told otherwise.
    setFlagsFromString('--heap-snapshot-string-limit=200000')
    return writeHeapSnapshot(String(saisie.fichier))
  }
  const publique = PUBLIQUES[acte]
  if (publique) {
    const data = new FormData()
    for (const [nom, valeur] of Object.entries(saisie)) data.set(nom, String(valeur))
    return publique({ status: 'initial' }, data)
  }
  const membre = MEMBRES[acte]
  if (!membre || !personneId) throw new Error(acte)
  return membre(personneId, saisie as never)
}

process.on('message', (ordre: Ordre) => {
  executer(ordre).then(
    (reponse) => process.send?.({ n: ordre.n, reponse: reponse ?? null }),
    (erreur: unknown) => {
      trace.error({ erreur: erreur instanceof Error ? { nom: erreur.name, pile: erreur.stack } : String(erreur) }, 'action')
      process.send?.({ n: ordre.n, erreur: String(erreur) })
    },
  )
})
process.send?.({ n: 0, reponse: 'prêt' })
