const router = require('express').Router()

router.use(['/hooks', '/webhooks'], require('./hooks'))
module.exports = router
