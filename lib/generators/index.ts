export { generatorInfo, generatorsFor } from './families';
export { generate, topicOf, type GenerateRequest, type GeneratorError } from './generate';
export { generatorIds, type GeneratorId, type GeneratorInfo } from './ids';
