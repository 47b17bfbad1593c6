import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { deployMigrations, MigrationError } from '@/prisma/migrate'

let folder: string
let url: string

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

beforeEach(({ task }) => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'marguerite-migrations-'))
  const address = new URL(inject('administration'))
  address.pathname = `/migration_${task.id.replaceAll('-', '_')}`
  url = address.href
  write('1_un', 'CREATE TABLE un (id int)')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('deployMigrations', () => {
  test('creates the database, applies in order, and applies nothing the second time', async () => {
    write('2_deux', 'ALTER TABLE un ADD nom text')
    expect(await deployMigrations(url, folder)).toEqual({ applied: ['1_un', '2_deux'], unknown: [] })
    expect(await deployMigrations(url, folder)).toEqual({ applied: [], unknown: [] })
    expect(await query('SELECT migration_name, applied_steps_count FROM _prisma_migrations ORDER BY 1')).toEqual([
      { migration_name: '1_un', applied_steps_count: 1 },
      { migration_name: '2_deux', applied_steps_count: 1 },
    ])
  })

  test('four starts at once apply each migration once', async () => {
    write('2_deux', 'ALTER TABLE un ADD nom text')
    const reports = await Promise.all([1, 2, 3, 4].map(() => deployMigrations(url, folder)))
    expect(reports.flatMap(({ applied }) => applied)).toEqual(['1_un', '2_deux'])
  })

  test('a failing migration changes nothing, and its error gives the line', async () => {
    write('2_deux', 'CREATE TABLE deux (id int);\nSELECT * FROM absente;')
    const failure = await deployMigrations(url, folder).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(MigrationError)
    expect((failure as Error).message).toMatch(/^La mise à jour « 2_deux » .* a échoué à la ligne 2 : .*absente/)
    expect(await query("SELECT to_regclass('un') AS un, to_regclass('deux') AS deux")).toEqual([{ un: 'un', deux: null }])
    write('2_deux', 'CREATE TABLE deux (id int)')
    expect((await deployMigrations(url, folder)).applied).toEqual(['2_deux'])
  })

  test('a migration edited after it was applied is refused', async () => {
    await deployMigrations(url, folder)
    write('1_un', 'CREATE TABLE un (id bigint)')
    await expect(deployMigrations(url, folder)).rejects.toThrow('La mise à jour « 1_un » a été modifiée après avoir été appliquée')
  })

  test('a migration that failed in Prisma’s own tool is refused until it is resolved', async () => {
    await deployMigrations(url, folder)
    await query('UPDATE _prisma_migrations SET finished_at = NULL')
    await expect(deployMigrations(url, folder)).rejects.toThrow(
      'La mise à jour « 1_un » de la base de données avait échoué lors d’un passage précédent',
    )
    await query('DROP TABLE un; UPDATE _prisma_migrations SET rolled_back_at = now()')
    expect((await deployMigrations(url, folder)).applied).toEqual(['1_un'])
  })

  test('a database of a newer version is reported, not refused', async () => {
    write('2_deux', 'ALTER TABLE un ADD nom text')
    await deployMigrations(url, folder)
    rmSync(path.join(folder, '2_deux'), { recursive: true })
    expect(await deployMigrations(url, folder)).toEqual({ applied: [], unknown: ['2_deux'] })
  })

  test.each([
    ['a wrong password', (address: URL) => void (address.password = 'autre'), 'refuse ce nom ou ce mot de passe'],
    ['a server that is down', (address: URL) => void (address.port = '1'), 'ne répond pas'],
  ])('%s is reported without the password', async (_, change, sentence) => {
    const address = new URL(url)
    const secret = address.password
    change(address)
    const failure = (await deployMigrations(address.href, folder).catch((error: unknown) => error)) as Error
    expect(failure).toBeInstanceOf(MigrationError)
    expect(failure.message).toContain(sentence)
    expect(failure.message).not.toContain(secret)
  })

  test('a malformed address is reported', async () => {
    await expect(deployMigrations('postgres//oubli', folder)).rejects.toThrow('est mal écrite')
  })
})
