"""Names for annotations."""


class TaskStatus:
    def __class_getitem__(cls, item):
        return cls


class TaskGroup:
    pass


class CancelScope:
    pass


class ObjectSendStream:
    def __class_getitem__(cls, item):
        return cls


class ObjectReceiveStream(ObjectSendStream):
    pass
