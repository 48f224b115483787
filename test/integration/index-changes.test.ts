/** Indexes at the start of a new version. */
import mongoose from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { petitionModel } from '../../src/petitions/petition-schema.js'
import { connect } from '../../src/store/connect.js'
import { bringIndexes, indexesOf } from '../../src/store/indexes.js'
import { testDatabase } from '../support/stores.js'

let connection: mongoose.Connection
beforeAll(async () => {
  connection = await connect(testDatabase())
})
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
})

/** A model of the same collection, as a version with these indexes has it. */
function version(indexes: [mongoose.IndexDefinition, mongoose.IndexOptions][]) {
  const schema = new mongoose.Schema({ number: String, day: Number }, { collection: 'changing' })
  for (const [keys, options] of indexes) schema.index(keys, options)
  return connection.model('Changing', schema, undefined, { overwriteModels: true })
}

const there = async () => {
  const indexes = await connection.collection('changing').indexes()
  return Object.fromEntries(indexes.map(({ name, unique }) => [name, unique === true]))
}

test('an index that stands as it should is left alone', async () => {
  const model = petitionModel(connection)
  await bringIndexes(connection, indexesOf([model]))
  expect(await model.diffIndexes()).toMatchObject({ toDrop: [], toCreate: [] })
  const before = await connection.collection('petitions').indexes()
  await bringIndexes(connection, indexesOf([model]))
  expect(await connection.collection('petitions').indexes()).toEqual(before)
  expect(before).toHaveLength(10)
})

test('at the start of the embedded store an index whose definition changed is built anew, and one that is no longer asked for goes', async () => {
  const before = version([
    [{ number: 1 }, {}],
    [{ day: 1 }, {}],
  ])
  await bringIndexes(connection, indexesOf([before]))
  await connection.collection('changing').insertMany([{ number: 'a' }, { number: 'b' }])
  await bringIndexes(connection, indexesOf([version([[{ number: 1 }, { unique: true }]])]))
  expect(await there()).toEqual({ _id_: false, number_1: true })
  await expect(connection.collection('changing').insertOne({ number: 'a' })).rejects.toMatchObject({
    code: 11000,
  })
})
