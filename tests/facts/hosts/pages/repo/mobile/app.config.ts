export default { ios: { associatedDomains: ['webcredentials:plain-otter-7.clerk.accounts.dev'] } }
