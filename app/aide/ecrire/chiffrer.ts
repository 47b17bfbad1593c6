import { enfermer, nouvellePaire, sceller } from '@/lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import type { FormState } from '@/lib/core/requete/form-state'
import { saisieSchema, type Saisie } from '@/lib/soutien/demande/schema'
import { ACCORD, type Enveloppe, type Recit, type ScorePartage } from '@/lib/soutien/schema'
import { nouvellePreuve } from '../preuve'

type Destinataire = Readonly<{ id: string; clePublique: string }>

export type Scelle = Readonly<{ mots: string; donnees: FormData }>

/** Checks the fields in the browser: returns the sentence of what is wrong, or nothing. */
export function lireSaisie(data: FormData): { saisie: Saisie } | { refus: FormState } {
  const lue = saisieSchema.safeParse({ ...Object.fromEntries(data), motifs: data.getAll('motifs'), exclus: data.getAll('exclus') })
  if (lue.success) return { saisie: lue.data }
  const fields: Record<string, string> = {}
  for (const { path, message } of lue.error.issues) fields[String(path[0] ?? '')] ??= message
  return { refus: { status: 'error', message: 'Certaines réponses sont à corriger. Rien n’est parti.', fields } }
}

/** Encrypts a request for the doctors who were not set aside. The receipt's words exist here and on the screen only. */
export async function scellerDemande(
  saisie: Saisie,
  medecins: readonly Destinataire[],
  echelles: readonly ScorePartage[],
): Promise<Scelle> {
  const mots = nouveauxMots()
  const [cle, { jeton, secret }, preuve] = await Promise.all([nouvellePaire(), secretsDe(mots), nouvellePreuve()])
  const { exclus, danger, motifs, urgence, texte, canal, creneauId } = saisie
  const enveloppe: Enveloppe = {
    mode: saisie.mode,
    nom: saisie.nom,
    entourage: saisie.entourage,
    exclus,
    joindre: { telephone: saisie.telephone, courriel: saisie.courriel, quand: saisie.quand },
    prevenir: saisie.prevenir,
  }
  const recit: Recit = {
    accord: `par écrit, texte de ${ACCORD.version}`,
    texte,
    motifs,
    urgence,
    danger,
    ...(echelles.length > 0 ? { echelles } : {}),
  }
  const cles = await Promise.all(
    medecins
      .filter((m) => !exclus.includes(m.id))
      .map(async ({ id, clePublique }) => ({
        membreId: id,
        clePublique,
        scelle: await sceller({ privee: cle.privee }, [clePublique]),
      })),
  )
  const donnees = new FormData()
  const champs = {
    preuve,
    jeton,
    canal,
    urgent: danger ? 'on' : '',
    clePublique: cle.publique,
    scelleRecu: await enfermer({ privee: cle.privee }, secret, 'SECRET'),
    cles: JSON.stringify(cles),
    enveloppe: await sceller(enveloppe, [cle.publique]),
    recit: await sceller(recit, [cle.publique]),
  }
  for (const [nom, valeur] of Object.entries(champs)) donnees.set(nom, valeur)
  if (canal === 'CRENEAU' && creneauId) donnees.set('creneauId', creneauId)
  return { mots, donnees }
}
