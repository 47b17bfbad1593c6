import 'server-only'
import pg from 'pg'
import { horsRequete } from '../requete/hors-requete'

/** A connection to PostgreSQL for the pools that live as long as the process: opened outside of the request that needed it. */
export class Connexion extends pg.Client {
  override connect(): Promise<pg.Client>
  override connect(suite: (erreur: Error) => void): void
  override connect(suite?: (erreur: Error) => void): Promise<pg.Client> | void {
    return horsRequete(() => (suite ? super.connect(suite) : super.connect()))
  }
}
