/** Letters and digits only, without accents or case. */
export function nu(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Set phrases that fit every file and so give no reason. Longest first, because each is removed whole. */
const FORMULES = [
  'apres examen attentif de votre demande',
  'apres examen de votre demande',
  'apres examen du dossier',
  'apres etude du dossier',
  'apres deliberation',
  'au regard des elements du dossier',
  'au vu des elements du dossier',
  'compte tenu des elements du dossier',
  'compte tenu du dossier',
  'au vu des pieces du dossier',
  'au vu de votre dossier',
  'au vu du dossier',
  'vu les pieces du dossier',
  'vu votre dossier',
  'vu le dossier',
  'conformement a la reglementation en vigueur',
  'conformement aux textes en vigueur',
  'en application des textes en vigueur',
  'en application de la reglementation en vigueur',
  'en vertu des textes en vigueur',
  'vu la reglementation en vigueur',
  'vu les textes en vigueur',
  'la reglementation en vigueur',
  'reglementation en vigueur',
  'les textes en vigueur',
  'textes en vigueur',
  'dispositions legales et reglementaires',
  'dispositions reglementaires',
  'dispositions en vigueur',
  'vu l avis defavorable de la commission',
  'vu l avis de la commission',
  'suite a l avis de la commission',
  'avis defavorable de la commission',
  'avis reserve de la commission',
  'avis favorable de la commission',
  'avis de la commission',
  'avis defavorable',
  'avis reserve',
  'avis favorable',
  'pour raison de service',
  'dans l interet du service',
  'l interet du service',
  'raisons de service',
  'pour necessite de service',
  'necessites de service',
  'necessite de service',
  'les conditions ne sont pas remplies',
  'les conditions ne sont pas reunies',
  'conditions non remplies',
  'ne remplit pas les conditions requises',
  'ne remplit pas les conditions',
  'votre demande ne peut recevoir une suite favorable',
  'votre demande ne peut etre accueillie',
  'ne peut recevoir une suite favorable',
  'ne peut etre accueillie favorablement',
  'n a pas pu etre retenue',
  'n a pas ete retenue',
  'ne peut etre retenue',
  'votre demande est rejetee',
  'la demande est rejetee',
  'la demande est refusee',
  'demande rejetee',
  'demande refusee',
  'est refusee',
  'est rejetee',
  'est defavorable',
  'dossier insuffisant',
  'projet insuffisamment motive',
  'motivation insuffisante',
  'projet insuffisant',
  'insuffisance du projet',
  'dossier incomplet',
  'j ai le regret de vous informer que',
  'je suis au regret de vous informer que',
  'j ai l honneur de vous informer que',
  'il a ete decide',
  'il apparait que',
  'voir le dossier',
  'voir dossier',
  'cf dossier',
  'cf avis',
  'voir avis',
  'sans objet',
  'a completer',
  'a preciser',
  'lorem ipsum',
  'votre demande',
  'la demande',
  'votre dossier',
  'le dossier',
  'la commission',
  'neant',
  'aucun motif',
  'aucun',
  'idem',
  'ras',
  'r a s',
  'refuse',
  'refus',
  'rejet',
  'motifs',
  'motif',
  'sans suite',
].sort((a, b) => b.length - a.length)

const MOTS_VIDES = new Set(
  'a ai au aux avec c ce ces cette d dans de des du elle en est et il ils j je l la le les leur mais n ne non nous on ou oui par pas pour qu que qui s sa se ses si son sur un une vos votre vous y donc car ainsi'.split(
    ' ',
  ),
)

/** How many words must remain once set phrases are removed: fewer say nothing of a person or of a text. */
const MOTS_PROPRES_MIN = 3

/**
 * Whether a text gives no reason of its own: empty, or made of set phrases that fit every file (R-GEN-5).
 * The name and number of a text of law count as words: « article 44 de l’arrêté du 12 avril 2017 » is a reason in law.
 */
export function estPassePartout(texte: string): boolean {
  let reste = ` ${nu(texte)} `
  for (const formule of FORMULES) while (reste.includes(` ${formule} `)) reste = reste.replace(` ${formule} `, ' ')
  const propres = new Set(reste.split(' ').filter((mot) => mot !== '' && !MOTS_VIDES.has(mot) && (mot.length > 1 || /\d/.test(mot))))
  return propres.size < MOTS_PROPRES_MIN
}
