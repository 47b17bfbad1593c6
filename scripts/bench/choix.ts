/** `npm run bench:choix`: a whole choice, 20 wishes each, from 1,000 to 40,000 people, on 9 posts for 8. */
import { lireFichier } from '../../verificateur/fichier.ts'
import { verifierChoix } from '../../verificateur/proprietes.ts'
import { fichierChoix } from '../../lib/stages/regles/export'
import { departement } from '../choix/departement'
import { affecter, appeler, conclure } from '../choix/derouler'

const TAILLES = [1_000, 5_000, 10_000, 20_000, 40_000]
const VOEUX = 20
const FOIS = 5

/** Milliseconds of the median of a few runs, the first one (cold) left out; and the last result. */
function mesurer<T>(travail: () => T): [number, T] {
  let resultat = travail()
  const durees = Array.from({ length: FOIS }, () => {
    const debut = performance.now()
    resultat = travail()
    return performance.now() - debut
  }).sort((a, b) => a - b)
  return [durees[Math.floor(FOIS / 2)] ?? 0, resultat]
}

type Releve = { n: number; ordre: number; attribution: number; lecture: number; verification: number; publique: number }

function relever(n: number): Releve {
  const base = departement(n, (n * 9) / 8, VOEUX)
  const [ordre, liste] = mesurer(() => appeler(base))
  const [attribution, resultat] = mesurer(() => affecter(base, liste))
  const choix = conclure(base, liste, resultat)
  const commission = JSON.stringify(fichierChoix(choix, 'COMMISSION'))
  const [lecture, fichier] = mesurer(() => lireFichier(commission))
  const [verification, verdicts] = mesurer(() => verifierChoix(fichier))
  const public_ = lireFichier(JSON.stringify(fichierChoix(choix, 'PUBLIQUE')))
  const [publique, verdictsPublics] = mesurer(() => verifierChoix(public_))
  const manques = [...verdicts, ...verdictsPublics].flatMap((v) => v.manquements)
  if (manques.length > 0) throw new Error(manques[0]?.phrase)
  return { n, ordre, attribution, lecture, verification, publique }
}

const releves = TAILLES.map(relever)
const ms = (x: number): number => +x.toFixed(1)
console.table(
  releves.map((r) => ({
    personnes: r.n,
    postes: (r.n * 9) / 8,
    'ordre d’appel ms': ms(r.ordre),
    'attribution ms': ms(r.attribution),
    'lecture ms': ms(r.lecture),
    'vérification ms': ms(r.verification),
    'vérification (copie publique) ms': ms(r.publique),
  })),
)

/** Slope of log(time) over log(size), by least squares: 1 is proportional, 2 quadratic. */
function exposant(de: (r: Releve) => number): string {
  const points = releves.map((r) => [Math.log(r.n), Math.log(de(r))] as const)
  const moyenne = (i: 0 | 1): number => points.reduce((s, p) => s + p[i], 0) / points.length
  const [mx, my] = [moyenne(0), moyenne(1)]
  return (points.reduce((s, [x, y]) => s + (x - mx) * (y - my), 0) / points.reduce((s, [x]) => s + (x - mx) ** 2, 0)).toFixed(2)
}

console.log(
  `Exposant de croissance : ordre d’appel ${exposant((r) => r.ordre)}, attribution ${exposant((r) => r.attribution)}, vérification ${exposant((r) => r.verification)}`,
)
