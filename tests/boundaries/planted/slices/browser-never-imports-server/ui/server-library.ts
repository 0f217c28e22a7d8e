import fastify from 'fastify'
export const page = () => fastify()
