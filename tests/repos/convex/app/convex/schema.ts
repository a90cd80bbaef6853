import { defineSchema, defineTable } from 'convex/server'
import { v } from 'convex/values'

export default defineSchema({
  users: defineTable({ clerkId: v.string(), name: v.string() }).index('byClerkId', ['clerkId']),
  prunings: defineTable({ tree: v.string(), by: v.id('users'), at: v.number() }),
})
