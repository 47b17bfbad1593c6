// Works of a second or more run here, outside the page's thread: the page never freezes, and « Quitter vite » always answers.
import { TRAVAUX, type Demande } from './travaux'

addEventListener('message', ({ data }: MessageEvent<Demande>) => {
  const travail = TRAVAUX[data.travail] as (...donnees: unknown[]) => Promise<unknown>
  travail(...data.donnees).then(
    (resultat) => postMessage({ resultat }),
    (erreur: unknown) => postMessage({ erreur: erreur instanceof Error ? erreur.message : String(erreur) }),
  )
})
