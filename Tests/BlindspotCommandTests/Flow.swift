/// Made-up flows for the tests.
enum Flow {
  /// The date that ``withBirthDate`` holds.
  static let birthDate = "14.05.1987"

  /// A flow that holds a date of birth in the name of a task, at line 5, column 27.
  static let withBirthDate = """
    inboundCall:
      name: Main line
      tasks:
        - task:
            name: Verify born \(birthDate) first
            refId: Task_1
            actions:
              - disconnect:
                  name: Hang up

    """

  /// A flow in which there is nothing to find.
  static let clean = """
    inboundCall:
      name: Opening hours
      tasks:
        - task:
            name: Say the hours
            refId: Task_1
            actions:
              - disconnect:
                  name: Hang up

    """
}
