import express from 'express'

express().get('/', (req, res) => res.json({})).listen(3000)
