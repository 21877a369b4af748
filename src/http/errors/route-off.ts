import { NotFoundException } from '@nestjs/common';

/** A route that the settings turned off: as if there were no such path, whatever its methods. */
export class RouteOff extends NotFoundException {}
