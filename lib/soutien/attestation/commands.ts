import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import { enBase64 } from '@/lib/core/coffre/base64'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { refus, RefusError } from '@/lib/core/workflow/erreurs'
import { aujourdhui, jourDe } from '@/lib/core/temps/horloge'
import { rendrePdf } from '@/lib/core/pdf/rendre'
import { transaction } from '../db'
import { findParRecu } from '../demande/queries'
import { attestation } from './notices'

/** The hour of an instant in Paris: « 14 h 05 ». */
const heure = (instant: Date): string => dateHeure(instant).split(' à ').at(-1) ?? ''

/**
 * A certificate of presence that gives no motive. The PDF is made on request and not stored. Answers it in base64.
 * @throws RefusError RECU, R-SOU-22 if no interview was held
 */
export async function attester({ jeton }: { jeton: string }): Promise<Succes> {
  const creneau = await transaction(async (tx) => {
    const cas = await findParRecu(tx, jeton)
    if (!cas) throw new RefusError(refus('RECU', 'Aucune demande ne répond à ces mots.'))
    return tx.creneau.findFirst({
      where: { casId: cas.id, statut: 'TENU' },
      orderBy: { debut: 'desc' },
      include: { medecins: { select: { membre: { select: { nom: true } } }, orderBy: { membre: { nom: 'asc' } } } },
    })
  })
  if (!creneau)
    throw new RefusError(refus('R-SOU-22', 'Aucun entretien n’est noté : demandez cette attestation aux médecins qui vous ont reçu·e.'))
  const { debut, fin, mode, medecins } = creneau
  const presence = {
    jour: jourLong(jourDe(debut)),
    de: heure(debut),
    a: heure(fin),
    enVisio: mode === 'VISIO',
    medecins: medecins.map((m) => m.membre.nom),
  }
  return { answer: enBase64(await rendrePdf(attestation(presence, jourLong(aujourdhui())))) }
}
