import type { Donnees, Resultat, Travail } from './travaux'

/** Runs a slow work in a worker of its own, which ends with it. Browser only. @throws whatever the work throws */
export function enAtelier<T extends Travail>(travail: T, ...donnees: Donnees<T>): Promise<Resultat<T>> {
  const ouvrier = new Worker(new URL('./atelier.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Resultat<T>>((resolve, reject) => {
    ouvrier.onmessage = ({ data }: MessageEvent<{ resultat: Resultat<T> } | { erreur: string }>) =>
      'erreur' in data ? reject(new Error(data.erreur)) : resolve(data.resultat)
    ouvrier.onerror = () => reject(new Error('atelier'))
    ouvrier.postMessage({ travail, donnees })
  }).finally(() => ouvrier.terminate())
}
