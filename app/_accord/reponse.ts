import type { EtatAccord } from '@/lib/flechage/accord/guards'

const FAITS: Record<string, { etat: EtatAccord; phrase: string }> = {
  signer: { etat: 'SIGNE', phrase: 'Merci. Votre accord est signé et l’interne en est averti.' },
  refuser: { etat: 'REFUSE', phrase: 'Votre refus est enregistré et l’interne en est averti.' },
  deleguer: { etat: 'DELEGUE', phrase: 'La réponse est confiée à la personne que vous avez nommée ; elle vient de recevoir un message.' },
}

/** Thanks for the answer just given, if it is indeed the one that was recorded. */
export function phraseReponse(fait: string | undefined, etat: EtatAccord): string | undefined {
  const connu = fait !== undefined && Object.hasOwn(FAITS, fait) ? FAITS[fait] : undefined
  return connu?.etat === etat ? connu.phrase : undefined
}
