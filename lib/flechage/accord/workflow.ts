import type { StatutAccord } from '@/generated/prisma/enums'
import { defineWorkflow } from '@/lib/core/workflow/workflow'
import { refusReponse } from './guards'
import { estLePortail, estSollicite, estSonInterne, estSonInterneOuLePortail, type Intervenant } from './policy'
import type { AccordLu } from './queries'

/** The written agreement of the host who receives the interne (R-FLE-3): asked for, then answered once. */
export const workflow = defineWorkflow<StatutAccord, AccordLu, Intervenant>()({
  initial: 'DEMANDE',
  final: ['REFUSE', 'DELEGUE', 'ANNULE'],
  states: {
    DEMANDE: { label: 'Demandé', holder: 'le signataire', next: 'Le signataire signe, refuse ou confie sa réponse à une autre personne.' },
    SIGNE: { label: 'Signé', holder: null, next: 'L’accord reste joint à la demande.' },
    REFUSE: { label: 'Refusé', holder: null, next: null },
    DELEGUE: { label: 'Confié à une autre personne', holder: null, next: null },
    ANNULE: { label: 'Annulé', holder: null, next: null },
  },
  transitions: {
    signerAccord: {
      from: ['DEMANDE'],
      to: 'SIGNE',
      by: estSollicite,
      as: 'HOTE',
      label: 'Signer l’accord',
      done: 'Accord signé',
      guard: refusReponse,
    },
    refuserAccord: {
      from: ['DEMANDE'],
      to: 'REFUSE',
      by: estSollicite,
      as: 'HOTE',
      label: 'Refuser l’accord',
      done: 'Accord refusé',
      guard: refusReponse,
    },
    deleguerAccord: {
      from: ['DEMANDE'],
      to: 'DELEGUE',
      by: estSollicite,
      as: 'HOTE',
      label: 'Confier la réponse',
      done: 'Accord confié à une autre personne',
      guard: refusReponse,
    },
    relancerAccord: {
      from: ['DEMANDE'],
      to: 'DEMANDE',
      by: estSonInterne,
      as: 'INTERNE',
      label: 'Envoyer un rappel',
      done: 'Rappel envoyé',
    },
    rappelerAccord: {
      from: ['DEMANDE'],
      to: 'DEMANDE',
      by: estLePortail,
      as: 'SYSTEME',
      label: 'Envoyer un rappel',
      done: 'Rappel envoyé',
    },
    joindreScan: {
      from: ['DEMANDE'],
      to: 'SIGNE',
      by: estSonInterne,
      as: 'INTERNE',
      label: 'Joindre l’accord signé sur papier',
      done: 'Accord signé sur papier joint',
    },
    retirerScan: {
      from: ['SIGNE'],
      to: 'ANNULE',
      by: estSonInterne,
      as: 'INTERNE',
      label: 'Retirer l’accord signé sur papier',
      done: 'Accord signé sur papier retiré',
    },
    annulerAccord: {
      from: ['DEMANDE', 'SIGNE'],
      to: 'ANNULE',
      by: estSonInterneOuLePortail,
      as: 'INTERNE',
      label: 'Annuler l’accord',
      done: 'Accord annulé',
    },
  },
})

export type ActionAccord = keyof typeof workflow.transitions
