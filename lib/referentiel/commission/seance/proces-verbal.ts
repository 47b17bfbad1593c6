import type { College, EtatPresence } from '@/generated/prisma/enums'
import { dateHeure, dateLongue } from '@/lib/core/temps/dates'
import type { Bloc, Document } from '@/lib/core/pdf/document'
import { lireMotifs, voixDe } from '../avis'
import { presidence, quorum, siegeants } from '../composition'
import { deportesDe, membresDuJour, nomDe, siegesDuPoint, type Point, type Seance } from '../policy'
import { enPhrase, grilleSchema, LIBELLE_COLLEGE, LIBELLE_FONCTION, LIBELLE_PRESENCE, LIBELLE_SENS } from '../schema'

type Nature = (objetType: string) => Readonly<{ nature: string; decideur: string }>

const entete = (seance: Seance, le: Date) => ({
  genre: 'proces-verbal' as const,
  date: dateLongue(le),
  emetteur: {
    nom: seance.parametres['dumg.nom'],
    adresse: seance.parametres['dumg.adresse'],
    courriel: seance.parametres['dumg.courriel'],
    telephone: seance.parametres['dumg.telephone'],
  },
})

const compter = (n: number, un: string, plusieurs: string): string => (n === 0 ? `aucun ${un}` : n === 1 ? `1 ${un}` : `${n} ${plusieurs}`)

function voixEnMots(point: Point): string {
  const v = voixDe(point)
  const suffrages = `${v.FAVORABLE} favorable${v.FAVORABLE > 1 ? 's' : ''}, ${v.RESERVE} réservé${v.RESERVE > 1 ? 's' : ''}, ${v.DEFAVORABLE} défavorable${v.DEFAVORABLE > 1 ? 's' : ''}, ${compter(v.ABSTENTION, 'abstention', 'abstentions').replace('aucun ', 'aucune ')}`
  return point.preponderante ? `${suffrages}. Partage égal des voix : la voix de la présidence est prépondérante.` : `${suffrages}.`
}

function quorumEnMots(seance: Seance, point: Point): string {
  const q = quorum(siegesDuPoint(seance, point), seance.parametres['commission.quorum'])
  return `${compter(q.presents, 'siège occupé', 'sièges occupés')} sur ${q.sieges}, ${q.requis} requis ; ${compter(q.internes, 'représentant des internes', 'représentants des internes')}.`
}

function presenceEnMots(seance: Seance, membreId: string, etat: EtatPresence | undefined): string {
  if (etat !== 'PRESENT' && seance.examens.some((e) => e.votes.some((v) => v.membreId === membreId)))
    return 'Présent, parti en cours de séance'
  return LIBELLE_PRESENCE[etat ?? 'ABSENT']
}

/** R-DEP-5: item by item, who left the room, and who took their seat. */
function deportsEnMots(seance: Seance, point: Point): string[] {
  const deportes = deportesDe(point)
  const presents = new Map(seance.presences.map((p) => [p.membreId, p.etat]))
  return siegeantsEtSuppleants(seance, point)
    .filter(({ membre }) => deportes.has(membre.personneId))
    .map(({ membre, remplacant }) => {
      const d = point.deports.find((x) => x.personneId === membre.personneId)
      const sort = presents.get(membre.id) === 'PRESENT' ? 'quitte la séance pour ce point' : 'ne siège pas sur ce point'
      const suite = remplacant ? `. ${remplacant} siège en suppléance` : ''
      return `${nomDe(membre)} ${sort} (${d?.nature === 'AUTOMATIQUE' ? 'déport de droit' : 'déport déclaré'} : ${d?.cause.toLowerCase() ?? ''})${suite}.`
    })
}

const siegeantsEtSuppleants = (seance: Seance, point: Point) => {
  const tenus = siegesDuPoint(seance, point)
  return membresDuJour(seance).map((membre) => {
    const tenu = tenus.find((t) => t.titulaire.id === membre.id)
    return { membre, remplacant: tenu?.tenuPar && tenu.tenuPar.id !== membre.id ? nomDe(tenu.tenuPar) : null }
  })
}

function blocsDuPoint(seance: Seance, point: Point, nature: Nature): Bloc[] {
  const { decideur } = nature(point.objetType)
  const preside = point.statut === 'AVIS_RENDU' ? presidence(siegesDuPoint(seance, point)) : undefined
  const deports = deportsEnMots(seance, point)
  const rapporteur = seance.commission.membres.find((m) => m.id === point.rapporteurId)
  const commun: Bloc[] = [
    { type: 'titre', texte: `Point ${point.ordre}. ${point.demandeur}` },
    {
      type: 'definitions',
      elements: [
        { terme: 'Dossier', valeur: point.intitule },
        ...(rapporteur ? [{ terme: 'Rapporteur', valeur: nomDe(rapporteur) }] : []),
        ...(preside ? [{ terme: 'Présidence du point', valeur: nomDe(preside) }] : []),
        { terme: 'Déports', valeur: deports.length ? deports.join('\n') : 'Aucun.' },
      ],
    },
  ]
  if (point.statut === 'AJOURNE' || !point.sens)
    return [
      ...commun,
      {
        type: 'definitions',
        elements: [
          { terme: 'Issue', valeur: `${point.sansObjet ? 'Retiré de l’ordre du jour' : 'Ajourné'}. ${point.motifAjournement ?? ''}` },
        ],
      },
    ]
  const motifs = lireMotifs(point.motifs, grilleSchema.parse(point.grille))
  return [
    ...commun,
    {
      type: 'definitions',
      elements: [
        { terme: 'Quorum', valeur: quorumEnMots(seance, point) },
        { terme: 'Votants', valeur: siegeants(siegesDuPoint(seance, point)).map(nomDe).join(', ') },
        { terme: 'Voix', valeur: voixEnMots(point) },
        { terme: 'Issue', valeur: `${LIBELLE_SENS[point.sens]}.` },
      ],
    },
    { type: 'titre', texte: 'Motifs', niveau: 3 },
    {
      type: 'definitions',
      elements: [
        ...motifs.map((m) => ({ terme: m.libelle, valeur: m.texte })),
        ...(point.synthese ? [{ terme: 'Synthèse', valeur: point.synthese }] : []),
      ],
    },
    { type: 'paragraphe', texte: `Cet avis n’est pas une décision ; la décision relève ${decideur}.` },
  ]
}

/** The whole minutes: presence, and for each item déports, votes, result and reasons (R-DEP-5). */
export function procesVerbal(seance: Seance, le: Date, nature: Nature): Document {
  const etats = new Map(seance.presences.map((p) => [p.membreId, p.etat]))
  const membres = membresDuJour(seance)
  const lignes = membres.map((m) => {
    const titulaire = membres.find((t) => t.id === m.suppleantDeId)
    return [
      nomDe(m),
      LIBELLE_COLLEGE[m.college],
      titulaire ? `Suppléance de ${nomDe(titulaire)}` : LIBELLE_FONCTION[m.fonction],
      presenceEnMots(seance, m.id, etats.get(m.id)),
    ]
  })
  const president =
    membres.find((m) => m.fonction === 'PRESIDENT' && etats.get(m.id) === 'PRESENT') ??
    membres.find((m) => m.fonction === 'VICE_PRESIDENT' && etats.get(m.id) === 'PRESENT')
  return {
    ...entete(seance, le),
    titre: `Procès-verbal de ${enPhrase(seance.commission.nom)}`,
    objet: `Séance du ${dateHeure(seance.prevueLe)}, ${seance.lieu}`,
    blocs: [
      {
        type: 'encadre',
        titre: 'Document confidentiel',
        texte:
          'Ce procès-verbal contient des données personnelles et des appréciations sur des personnes. Une version sans données personnelles est publiée séparément.',
      },
      { type: 'titre', texte: 'Présences' },
      {
        type: 'tableau',
        legende: 'Membres de la commission le jour de la séance',
        colonnes: ['Membre', 'Collège', 'Fonction', 'Présence'],
        lignes,
      },
      ...seance.examens.flatMap((p) => blocsDuPoint(seance, p, nature)),
    ],
    ...(president
      ? {
          signature: {
            nom: nomDe(president),
            qualite: `${LIBELLE_FONCTION[president.fonction]} de la commission`,
            administration: seance.parametres['dumg.nom'],
          },
        }
      : {}),
    mention: `Établi par le portail à la clôture de la séance, le ${dateHeure(le)}.`,
  }
}

/** The publishable minutes: no name, no place, no reason; the kind of request in general terms, and the votes. */
export function procesVerbalPublic(seance: Seance, le: Date, nature: Nature): Document {
  const etats = new Map(seance.presences.map((p) => [p.membreId, p.etat]))
  const parCollege = (college: College) => {
    const membres = membresDuJour(seance).filter((m) => m.college === college)
    return [
      LIBELLE_COLLEGE[college],
      String(membres.filter((m) => m.suppleantDeId === null).length),
      String(membres.filter((m) => etats.get(m.id) === 'PRESENT').length),
    ]
  }
  const lignes = seance.examens.map((p) => {
    const v = voixDe(p)
    const rendu = p.statut === 'AVIS_RENDU'
    const deports = membresDuJour(seance).filter((m) => deportesDe(p).has(m.personneId)).length
    const voix = [v.FAVORABLE, v.RESERVE, v.DEFAVORABLE, v.ABSTENTION].map((n) => (rendu ? String(n) : 'sans objet'))
    return [
      String(p.ordre),
      nature(p.objetType).nature,
      p.sens && rendu ? `${LIBELLE_SENS[p.sens]}${p.preponderante ? ' (voix prépondérante)' : ''}` : 'Ajourné',
      ...voix,
      String(deports),
    ]
  })
  return {
    ...entete(seance, le),
    titre: `Relevé public de ${enPhrase(seance.commission.nom)}`,
    objet: `Séance du ${dateLongue(seance.prevueLe)}`,
    blocs: [
      {
        type: 'paragraphe',
        texte:
          'Ce relevé ne contient aucune donnée personnelle. Les avis de la commission ne sont pas des décisions : celles-ci sont prises ensuite par l’autorité compétente.',
      },
      { type: 'titre', texte: 'Présences' },
      {
        type: 'tableau',
        legende: 'Sièges et personnes présentes, par collège',
        colonnes: ['Collège', 'Sièges', 'Personnes présentes'],
        lignes: [parCollege('DMG'), parCollege('INTERNES')],
      },
      { type: 'titre', texte: 'Points examinés' },
      {
        type: 'tableau',
        legende: 'Issue de chaque point et décompte des voix',
        colonnes: ['Point', 'Objet', 'Issue', 'Favorables', 'Réservés', 'Défavorables', 'Abstentions', 'Déports'],
        lignes,
      },
      {
        type: 'paragraphe',
        texte: 'Les membres déportés quittent la séance pour le point concerné et ne sont pas comptés dans son quorum.',
      },
    ],
  }
}
