const app = require('express')()

app.use('/api', require('./routes'))
app.use(require('express').json())
app.listen(3000)
