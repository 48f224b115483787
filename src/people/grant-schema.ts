import mongoose from 'mongoose'
import { z } from 'zod'
import { ROLES } from './roles.js'

/** A grant inside a document. */
export const grantSchema = new mongoose.Schema(
  {
    role: { type: String, required: true, enum: ROLES },
    unit: { type: String, required: true },
    region: { type: String },
  },
  { _id: false, strict: 'throw' },
)

/** A grant as it is read from a document. */
export const StoredGrant = z.object({
  role: z.enum(ROLES),
  unit: z.string(),
  region: z.string().exactOptional(),
})
